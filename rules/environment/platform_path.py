"""NBH202: a folder that exists on one platform only."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic, Severity
from nbhoist.lint.rule import Context, NodeRule

from ._paths import leading_text, use_of
from ._platforms import platform_of, stated_platform
from ._settings import as_parameter, is_parameter


class PlatformPath(NodeRule[ast.Constant]):
    """A folder that exists on one platform only; a note where the notebook runs on that platform."""

    code = "NBH202"
    severity = "warning"
    applicability = "unsafe"
    resolved_by = "convert"
    one_note = True
    message = "path `{path}` exists on {platform} only; make it relative to the notebook or read it from a setting"
    nodes = (ast.Constant,)

    def check(self, node: ast.Constant, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per string that is a path of a platform."""
        text = leading_text(node, context) if isinstance(node.value, str) and _may_be_path(node.value) else None
        platform = platform_of(text, context.facts.notebook.platform) if text is not None else None
        if text is None or platform is None or use_of(node, context) == "text" or is_parameter(context):
            return
        severity: Severity | None = "note" if platform == stated_platform(context.facts.notebook) else None
        fix = as_parameter(self, node, context, "path")
        words = {"path": _shortened(text), "platform": _TITLES.get(platform, platform)}
        yield self.at_node(context, node, severity, fix, **words)


_TITLES = {"colab": "Colab", "kaggle": "Kaggle", "databricks": "Databricks", "sagemaker": "SageMaker"}


def _may_be_path(text: str) -> bool:
    """A cheap look that lets almost no other string through."""
    return text.startswith(("/", "../input", "dbfs:", "file:")) and "\n" not in text


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
