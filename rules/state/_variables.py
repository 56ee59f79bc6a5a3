"""Variables of a notebook, and which of them are constants."""

import ast
import re

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.knowledge.constants import is_constant_class

_CONSTANT_NAME = re.compile(r"_*[A-Z][A-Z0-9_]*")
_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom


class Variables:
    """Names that statements of the notebook bind to values."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._bindings: dict[str, list[Statement]] = {}
        for statement in facts.statements:
            for name in statement.defines | statement.names.assigns_global:
                self._bindings.setdefault(name, []).append(statement)
        self._mutated = frozenset(name for s in facts.statements for name in s.mutates)
        self.changing = frozenset(name for name in self._bindings if not self._is_constant(name))

    def first(self, name: str) -> Statement:
        """The statement that first binds a name."""
        return self._bindings[name][0]

    def _is_constant(self, name: str) -> bool:
        """Whether a function may rely on a name: definitions, constants, and what is made once from nothing else."""
        bindings = self._bindings[name]
        if all(isinstance(s.node, _Definition) for s in bindings):
            return True
        if _CONSTANT_NAME.fullmatch(name):
            return True
        return len(bindings) == 1 and self._is_fixed(name, bindings[0])

    def _is_fixed(self, name: str, statement: Statement) -> bool:
        node = statement.node
        if isinstance(node, ast.If | ast.Try):  # imports and definitions that depend on what is there
            return any(isinstance(n, _Definition) and name in _names(n) for n in ast.walk(node))
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if value is None:
            return False
        if isinstance(value, ast.Lambda) or _makes_class(name, value):
            return True
        found = self._facts.value(value)
        if found is not None and is_constant_class(found.name):
            return True
        if found is not None and found.kind in ("reference", "local"):  # another name of a function or class
            return True
        return name not in self._mutated and _is_literal(value)


def _makes_class(name: str, value: ast.expr) -> bool:
    """Whether a call makes a class of that name: `Arm = namedtuple("Arm", "name visits")`."""
    said = value.args[0] if isinstance(value, ast.Call) and value.args else None
    return isinstance(said, ast.Constant) and said.value == name


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name.partition(".")[0] for alias in node.names]
    return [getattr(node, "name", "")]


def _is_literal(value: ast.expr) -> bool:
    """Whether a value is written out, be it as a sum or a product of numbers."""
    allowed = (
        ast.Constant,
        ast.Tuple,
        ast.List,
        ast.Dict,
        ast.Set,
        ast.UnaryOp,
        ast.BinOp,
        ast.operator,
        ast.unaryop,
        ast.expr_context,
    )
    return all(isinstance(inner, allowed) for inner in ast.walk(value))
