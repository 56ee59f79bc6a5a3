"""NBH411: the time of the run goes into data."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_CLOCK = "<clock>"


class WallClockInLogic(NodeRule[ast.Assign]):
    """The time of the run goes into data."""

    code = "NBH411"
    severity = "note"
    message = "the time of the run goes into `{target}`, so every run gives other data; make that time a parameter"
    nodes = (ast.Assign,)

    def check(self, node: ast.Assign, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per column that is computed from the clock."""
        target = node.targets[0]
        if not isinstance(target, ast.Subscript | ast.Attribute) or not _is_column(target, context.facts):
            return
        if any(_reads_clock(inner, context.facts) for inner in ast.walk(node.value)):
            yield self.at_node(context, node, target=ast.unparse(target))


def _is_column(target: ast.Subscript | ast.Attribute, facts: Facts) -> bool:
    if isinstance(target, ast.Attribute):
        value = facts.value(target.value)
        return value is not None and value.name == "pandas.DataFrame"
    value = facts.value(target.value)
    named = isinstance(target.slice, ast.Constant) and isinstance(target.slice.value, str)
    return named and (value is None or value.name in ("pandas.DataFrame", "polars.DataFrame"))


def _reads_clock(node: ast.AST, facts: Facts) -> bool:
    if isinstance(node, ast.Call):
        fact = facts.call(node).fact
        return fact is not None and _CLOCK in fact.effects
    if not isinstance(node, ast.Name):
        return False
    makers = [s for s in facts.statements if node.id in s.defines]
    only = makers[0].node if len(makers) == 1 else None
    made = only.value if isinstance(only, ast.Assign) else None
    return made is not None and any(isinstance(n, ast.Call) and _reads_clock(n, facts) for n in ast.walk(made))
