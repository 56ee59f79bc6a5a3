"""NBH203: the address of an object in one cloud account."""

import ast
import re
from collections.abc import Iterator

from nbhoist.analysis.secret_formats import is_placeholder
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._paths import leading_text, use_of
from ._settings import as_parameter, is_parameter

_URI = re.compile(
    r"(?:s3[an]?|gs|gcs|abfss?|wasbs?|adls?|az|hdfs|viewfs|oss|cos|r2)://(?P<bucket>[\w.-]+)", re.IGNORECASE
)


class CloudUri(NodeRule[ast.Constant]):
    """The address of an object in one cloud account."""

    code = "NBH203"
    severity = "note"
    applicability = "unsafe"
    resolved_by = "convert"
    one_note = True
    message = "`{uri}` is bound to one account; read the bucket or container from a setting"
    nodes = (ast.Constant,)

    def check(self, node: ast.Constant, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per string that begins with such an address."""
        if not isinstance(node.value, str) or "://" not in node.value[:9] or is_parameter(context):
            return
        text = leading_text(node, context)
        found = _URI.match(text) if text is not None else None
        if found is not None and not is_placeholder(found["bucket"]) and use_of(node, context) != "text":
            yield self.at_node(context, node, fix=as_parameter(self, node, context, "uri"), uri=found[0])
