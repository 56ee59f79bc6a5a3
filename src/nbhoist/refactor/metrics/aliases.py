"""Other names under which a notebook uses its model, and how a saved model stands for each."""

import ast
from typing import TYPE_CHECKING

from nbhoist.refactor.inference.ends import same_model
from nbhoist.refactor.inference.uses import collected, containers, last_target

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.metrics.spots import Spot


class Aliases:
    """The names of a model: those of the whole notebook, and those of the loops that it was chosen in."""

    def __init__(self, model: str, facts: "Facts") -> None:
        self.model = model
        self._facts = facts
        self._everywhere = same_model(facts.statements, model, facts) | {model}
        made = [s.node.value for s in facts.statements if _assigns(s.node, model)]  # type: ignore[attr-defined]  # by `_assigns`
        self._everywhere |= {n for m in made if _item_of(m) for n in collected(_item_of(m), facts)}
        self._made = made
        self.positions = tuple(i for i, s in enumerate(facts.statements) if self._everywhere & (s.defines | s.mutates))

    def expression(self, name: str, spot: "Spot") -> str | None:
        """What stands for a name when a saved model is measured; None where it is something else."""
        for block in spot.blocks:
            if isinstance(block.loop, ast.For) and (found := self._of_loop(name, block.loop)):
                return found
        bound_inside = name in spot.given or any(_stores(block.owner, name) for block in spot.blocks)
        return self.model if name in self._everywhere and not bound_inside else None

    def _of_loop(self, name: str, loop: ast.For) -> str | None:
        """The variable of a loop over candidates, one of which became the model."""
        if name != last_target(loop):
            return None
        for node in ast.walk(loop):
            if isinstance(node, ast.Assign) and _assigns(node, self.model) and _is(node.value, name):
                return self.model
        chosen_from = set(containers(loop, name))
        for made in self._made:
            if _item_of(made) in chosen_from:
                return self.model
            if isinstance(made, ast.Call) and (attribute := self._wrapped(made, chosen_from)):
                return f"{self.model}.{attribute}"
        return None

    def _wrapped(self, call: ast.Call, chosen_from: set[str]) -> str | None:
        """The attribute that a class of the notebook keeps the chosen candidate in."""
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Call):
            return self._wrapped(call.func.value, chosen_from)
        places = [i for i, a in enumerate(call.args) if _item_of(a) in chosen_from]
        if len(places) != 1 or not isinstance(call.func, ast.Name):
            return None
        classes = [s.node for s in self._facts.statements if call.func.id in s.defines]
        if len(classes) != 1 or not isinstance(classes[0], ast.ClassDef):
            return None
        return _kept_as(classes[0], places[0])


def _kept_as(owner: ast.ClassDef, place: int) -> str | None:
    """The attribute to which `__init__` binds one of its arguments, and nothing else binds."""
    init = next((n for n in owner.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"), None)
    if init is None or place + 1 >= len(init.args.args):
        return None
    given = init.args.args[place + 1].arg
    kept = [
        n.targets[0].attr
        for n in init.body
        if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Attribute) and _is(n.value, given)
    ]
    bound = [n.attr for n in ast.walk(owner) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)]
    return kept[0] if len(kept) == 1 and bound.count(kept[0]) == 1 else None


def _item_of(node: ast.expr) -> str:
    return node.value.id if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) else ""


def _assigns(node: ast.stmt, name: str) -> bool:
    return isinstance(node, ast.Assign) and len(node.targets) == 1 and _is(node.targets[0], name)


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _stores(node: ast.stmt, name: str) -> bool:
    """Whether a name is bound inside a compound statement."""
    return any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store) for n in ast.walk(node))
