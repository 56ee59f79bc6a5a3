"""NBH301: a password, key or token written into the code."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.secrets import secret_kind
from nbhoist.analysis.shell import shell_call
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule


class SecretInCode(NodeRule[ast.Constant]):
    """A password, key or token written into the code."""

    code = "NBH301"
    severity = "error"
    applicability = "unsafe"
    resolved_by = "convert"
    secret = True
    message = "{kind} in the code; read it from the environment or a secret store, and revoke this one"
    nodes = (ast.Constant,)

    def check(self, node: ast.Constant, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per string that is, or holds, a secret."""
        parent = context.parent(node)
        kind = secret_kind(node, parent)
        if kind is not None and (parent is None or shell_call(parent) is None):  # magics have a rule of their own
            yield self.at_node(context, node, kind=kind)
