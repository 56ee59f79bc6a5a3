"""Final predictions as code over any rows and any model."""

import ast
import copy
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.refactor.draft import variables
from nbhoist.refactor.inference import cuts
from nbhoist.refactor.inference.chains import is_answer
from nbhoist.refactor.inference.ends import names_of_model
from nbhoist.refactor.inference.kinds import CONSTANT

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.inference.finals import Final, Read
    from nbhoist.refactor.plan import Plan

ROWS, MODEL = "rows", "model"  # parameters of the function that is made


class Finished(NamedTuple):
    """Code that makes the final predictions of `rows` and `model`, the values of training that it reads, its sections."""

    lines: tuple[str, ...]
    result: str
    reads: tuple[tuple[str, int], ...]  # names with the position of the statement that reads them
    settings: bool
    cell: int  # index of the cell with the final predictions
    name: str  # under which the notebook has them, if it gives them one
    text: str  # where it is named, as it stands in the notebook
    shown: str  # what of it is told


class Unapplied(NamedTuple):
    """What the notebook makes of predictions, and why prediction does not."""

    cell: int
    text: str
    why: str


class Maker:
    """Writes the statements of a chain for any rows and any model."""

    def __init__(self, final: "Final", chain: tuple[int, ...], plan: "Plan", facts: "Facts") -> None:
        self._final, self._call, self._plan = final, final.prediction.call, plan
        self._parts = [(final.at(position), final.at(position).statement.node) for position in chain]
        self._parts.append((final.read, ast.Expr(final.expression)))
        self._models = set(names_of_model(plan, facts))
        self._variables = variables(plan, facts)
        self._settings = {s.name: f"settings.{s.section}.{s.key}" for s in plan.configuration if s.whole}
        self._reads: dict[str, int] = {}
        self._uses_settings = False

    def finished(self) -> Finished | Unapplied:
        """The code, or why there is none."""
        name = self._final.expression.id if isinstance(self._final.expression, ast.Name) else ""
        read, shown = next((p for p in reversed(self._parts) if _binds(p[1], name)), self._parts[-1])
        cell, text = read.statement.cell.index, ast.unparse(shown)
        why = next((w for part, node in self._parts if (w := self._trouble(node, part))), "")
        if why:
            return Unapplied(cell, text, why)
        written = [self._written(node, part.position) for part, node in self._parts]
        if len(written) > 1 and _binds(self._parts[-2][1], name) and isinstance(made := written[-2], ast.Assign):
            written[-2:] = [made.value]
        *lines, result = [ast.unparse(part) for part in written]
        reads = tuple(sorted(self._reads.items()))
        changes = [node for _, node in self._parts[:-1] if not self._only_names(node)]
        told = "; ".join(ast.unparse(node) for node in changes) or text
        return Finished(tuple(lines), result, reads, self._uses_settings, cell, name, text, told)

    def _only_names(self, node: ast.stmt) -> bool:
        named = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        return named and is_answer(node.value, self._call)  # type: ignore[attr-defined]  # an assignment

    def _trouble(self, node: ast.stmt, read: "Read") -> str:
        if not isinstance(node, ast.Assign | ast.AugAssign | ast.Expr):
            return "it is no plain assignment"
        if any(True for _ in cuts.cuts(node, read.reading)) or read.reading.dropping & {id(n) for n in ast.walk(node)}:
            return "it looks at other rows"
        inside = {id(n) for n in ast.walk(self._call)}
        names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and id(n) not in inside}
        if names & {extra.function for extra in self._plan.extras}:
            return "its function reads variables of the notebook"
        if any(self._has_other_rows(n, read) for n in ast.walk(node) if id(n) not in inside):
            return "it reads other rows than those to predict"
        return "it reads the model itself" if names & {ROWS, MODEL, *self._models} else ""

    def _has_other_rows(self, node: ast.AST, read: "Read") -> bool:
        if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load) or node.id not in self._variables:
            return False
        return read.reading.kinds.get(id(node), read.reading.env.get(node.id, CONSTANT)).of == "blocked"

    def _written(self, node: ast.AST, position: int) -> ast.AST:
        """A copy for any rows and any model."""
        if node is self._call:
            return self._of_model(position)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            return self._name(node, position)
        found = copy.copy(node)
        for field, value in ast.iter_fields(node):
            if isinstance(value, ast.AST):
                setattr(found, field, self._written(value, position))
            elif isinstance(value, list):
                setattr(found, field, [self._written(v, position) if isinstance(v, ast.AST) else v for v in value])
        return found

    def _of_model(self, position: int) -> ast.Call:
        call = self._call
        assert isinstance(call.func, ast.Attribute)  # by `predictions`
        function = ast.Attribute(ast.Name(MODEL, ast.Load()), call.func.attr, ast.Load())
        options = [self._written(k, position) for k in call.keywords]
        return ast.Call(function, [ast.Name(ROWS, ast.Load())], options)  # type: ignore[arg-type]  # keywords

    def _name(self, node: ast.Name, position: int) -> ast.expr:
        if node.id in self._settings:
            self._uses_settings = True
            return ast.parse(self._settings[node.id], mode="eval").body
        reading = self._final.at(position).reading
        kind = reading.kinds.get(id(node), reading.env.get(node.id, CONSTANT))
        if node.id in self._variables and kind.of in ("constant", "learned"):
            self._reads.setdefault(node.id, position)
        return node


def _binds(node: ast.stmt, name: str) -> bool:
    """Whether a statement is `name = …`."""
    return isinstance(node, ast.Assign) and bool(name) and ast.unparse(node.targets[0]) == name
