"""NBH707: names imported by `*`."""

import ast
import builtins
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.stars import exported
from nbhoist.codemod.text import replaced
from nbhoist.knowledge import lookup
from nbhoist.lint.diagnostic import Diagnostic, Fix
from nbhoist.lint.rule import Context, NodeRule


class WildcardImport(NodeRule[ast.ImportFrom]):
    """Names imported by `*`."""

    code = "NBH707"
    severity = "warning"
    applicability = "unsafe"
    message = "`from {module} import *` hides where names come from; import the names that are used, or the module"
    nodes = (ast.ImportFrom,)

    def check(self, node: ast.ImportFrom, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per wildcard import."""
        if any(alias.name == "*" for alias in node.names):
            module = "." * node.level + (node.module or "")
            yield self.at_node(context, node, module=module, fix=self._fix(node, module, context))

    def _fix(self, node: ast.ImportFrom, module: str, context: Context) -> Fix | None:
        """The names that the notebook asks for; none where another wildcard may be where they come from."""
        names = _names(node, context.facts)
        if not names:
            return None
        edit = replaced(context.parsed, node, f"from {module} import {', '.join(sorted(names))}")
        return self.fix("import the names that are used", (edit,) if edit is not None else None)


def _names(node: ast.ImportFrom, facts: Facts) -> frozenset[str]:
    """Names that the notebook reads and this wildcard binds, as far as its module can be read or is known."""
    bound = frozenset(name for s in facts.statements for name in s.defines if not _is_wildcard(s.node))
    asked = frozenset(name for s in facts.statements for name in (*s.reads, *s.names.captures)) - bound
    can_be_read = exported(node)
    if can_be_read is not None:
        return asked & can_be_read
    others = [s.node for s in facts.statements if _is_wildcard(s.node) and s.node is not node]
    if others or not node.module or node.level:
        return frozenset()
    module = node.module
    missing = frozenset(name for name in asked if name not in dir(builtins) and lookup.may_have(module, name))
    sure = frozenset(name for name in asked if lookup.surely_has(module, name))
    return sure if missing <= sure else frozenset()


def _is_wildcard(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
