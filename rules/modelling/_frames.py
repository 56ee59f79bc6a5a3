"""Whether an expression is known to be a table of pandas."""

import ast

from nbhoist.analysis.facts import Facts
from nbhoist.knowledge.lookup import is_a


def is_frame(node: ast.expr, facts: Facts) -> bool:
    """Whether it is a frame."""
    return _is(node, facts, "pandas.DataFrame")


def is_table(node: ast.expr, facts: Facts) -> bool:
    """Whether it is a frame or a series."""
    return _is(node, facts, "pandas.DataFrame") or _is(node, facts, "pandas.Series")


def _is(node: ast.expr, facts: Facts, name: str) -> bool:
    value = facts.value(node)
    return value is not None and value.kind == "instance" and is_a(value.name, name)
