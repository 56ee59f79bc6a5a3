"""NBH201: a path that exists on one machine only."""

import ast
import re
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._paths import DATA_SUFFIX, Use, leading_text, use_of
from ._platforms import platform_of
from ._settings import as_parameter, is_parameter

_HOME = re.compile(r"~[\w.-]*[/\\][^\s/\\]")
_FILE_URL = re.compile(r"file:///?[^\s/]", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:(?:\\{1,2}|/)[^\\/:*?\"<>|\r\n]")
_SHARE = re.compile(r"(?:\\\\|//)[\w.-]{2,}[\\/][\w$. -]+[\\/]?")
_ROOTS = re.compile(
    r"/(?:home|Users|root|mnt|media|Volumes|scratch|srv|opt|usr|var|etc|nfs|net|export|workspace|workspaces|lustre|gpfs"
    r"|data|datasets|storage|shared|projects|work)/[^\s/]"
)
_PERSONAL = re.compile(r"/(?:home|Users|mnt|media|Volumes|scratch|nfs|lustre|gpfs)/[^\s/]+/[^\s]")
_ABSOLUTE = re.compile(r"/[^\s/*?\[\](){}|^$\\<>:]+(?:/|\Z)")
_SYSTEM = re.compile(r"/(?:dev|proc|sys)/|/(?:private/)?(?:var/)?tmp(?:/|\Z)|/usr/bin/env\b|/bin/(?:ba|z)?sh\b")
_NO_PATH = re.compile(r"[\r\n<>|*?^]|\{\d|\(\?|\\[dwsbDWSB][+*]|, | - |://")
_ROUTE = re.compile(r"/(?:api|v\d+|static|assets|rest|graphql|oauth2?|auth)(?:/|\Z)", re.IGNORECASE)


class AbsolutePath(NodeRule[ast.Constant]):
    """A path that exists on one machine only."""

    code = "NBH201"
    severity = "warning"
    applicability = "unsafe"
    resolved_by = "convert"
    message = (
        "absolute path `{path}` is bound to one machine; make it relative to the notebook or read it from a setting"
    )
    nodes = (ast.Constant,)

    def check(self, node: ast.Constant, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per string that is an absolute path."""
        text = leading_text(node, context) if isinstance(node.value, str) and _may_be_path(node.value) else None
        if text is not None and not is_parameter(context) and _is_absolute(text, node, context):
            yield self.at_node(context, node, fix=as_parameter(self, node, context, "path"), path=_shortened(text))


def _may_be_path(text: str) -> bool:
    """A cheap look that lets almost no other string through."""
    return text[:1] in ("/", "~", "\\") or text[1:2] == ":" or text[:5].lower() == "file:"


def _is_absolute(text: str, node: ast.Constant, context: Context) -> bool:
    if _SYSTEM.match(text) or platform_of(text, context.facts.notebook.platform) is not None:
        return False
    if _NO_PATH.search(text[7:] if text[:5].lower() == "file:" else text):
        return False
    if _FILE_URL.match(text):
        return True
    use = use_of(node, context)
    return use != "text" and (_by_shape(text, use) if use == "unknown" else _as_path(text))


def _as_path(text: str) -> bool:
    """Whether a string that is used as a path is an absolute one."""
    patterns = (_HOME, _DRIVE, _SHARE, _ABSOLUTE)
    return any(pattern.match(text) for pattern in patterns) and not _ROUTE.match(text)


def _by_shape(text: str, use: Use) -> bool:
    """Whether a string of unknown use can be nothing but an absolute path."""
    if _HOME.match(text) or _PERSONAL.match(text):
        return True
    if _DRIVE.match(text):
        return len(text) > 4
    has_suffix = DATA_SUFFIX.search(text) is not None
    if _SHARE.match(text):
        return text.startswith("\\") and has_suffix
    return has_suffix and _ROOTS.match(text) is not None and _ROUTE.search(text) is None


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
