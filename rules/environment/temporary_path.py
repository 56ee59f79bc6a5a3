"""NBH204: a file in the temporary folder of the system."""

import ast
import re
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._paths import leading_text, use_of
from ._settings import as_parameter, is_parameter

_TEMPORARY = re.compile(
    r"(?:file://)?(?:/(?:private/)?(?:var/)?tmp/|/dev/shm/|[A-Za-z]:[\\/]+(?:Windows[\\/]+)?Te?mp[\\/]+|%TE?MP%)",
    re.IGNORECASE,
)


class TemporaryPath(NodeRule[ast.Constant]):
    """A file in the temporary folder of the system."""

    code = "NBH204"
    severity = "note"
    applicability = "unsafe"
    resolved_by = "convert"
    one_note = True
    message = "`{path}` is in a folder that is emptied and shared by all; take `tempfile`, or keep it with the results"
    nodes = (ast.Constant,)

    def check(self, node: ast.Constant, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per string that is such a path."""
        if not isinstance(node.value, str) or (node.value[:1] not in ("/", "%", "f") and node.value[1:2] != ":"):
            return
        text = leading_text(node, context)
        if text is None or "\n" in text or not _TEMPORARY.match(text) or is_parameter(context):
            return
        if use_of(node, context) != "text":
            fix = as_parameter(self, node, context, "path")
            yield self.at_node(context, node, fix=fix, path=text if len(text) <= 60 else text[:59] + "…")
