"""NBH301: a password, key or token written into the code."""

import ast
import re
from collections.abc import Iterator

from nbhoist.analysis.secrets import name_given, secret_kind
from nbhoist.analysis.shell import shell_call
from nbhoist.codemod.imports import import_added
from nbhoist.codemod.statements import dropped
from nbhoist.codemod.text import replaced
from nbhoist.lint.diagnostic import Diagnostic, Fix
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
            yield self.at_node(context, node, fix=self._fix(node, parent, context), kind=kind)

    def _fix(self, node: ast.Constant, parent: ast.AST | None, context: Context) -> Fix | None:
        """Read it from the environment, under the name that the notebook gives it."""
        if isinstance(parent, ast.JoinedStr) or parent is None:
            return None
        if isinstance(parent, ast.Assign) and "environ" in ast.unparse(parent.targets[0]):
            return self.fix("take it out, and set it outside", dropped(context.parsed, parent))
        name = re.sub(r"\W+", "_", name_given(node, parent) or "SECRET").upper()
        edit = replaced(context.parsed, node, f'os.environ["{name}"]')
        added = import_added(context.facts, context.parsed, "import os")
        return self.fix("read it from the environment", added, (edit,) if edit is not None else None)
