"""What the tables claim of one call, given as an expression, and what the call really does."""

import ast
import importlib
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from objects import fingerprint
from world import observe

from nbhoist.knowledge import lookup
from nbhoist.knowledge.binding import bind
from nbhoist.knowledge.calling import Made, effects, may_alias, mutated

if TYPE_CHECKING:
    from pathlib import Path

    from nbhoist.knowledge.schema import Fact

MODULES = {
    name: importlib.import_module(module)
    for name, module in {
        "np": "numpy",
        "pd": "pandas",
        "plt": "matplotlib.pyplot",
        "mpl": "matplotlib",
        "sns": "seaborn",
        "stats": "scipy.stats",
    }.items()
}
CHANGED = object()


class Claim(NamedTuple):
    """A call taken apart: its fact, its receiver, and its arguments by parameter."""

    fact: "Fact | None"
    receiver: Any
    arguments: dict[str, tuple[Any, ...]]
    literals: dict[str, object]
    made: Made | None
    call: Any


class Seen(NamedTuple):
    """What was claimed and what happened, word for word."""

    claimed: frozenset[str]
    happened: frozenset[str]
    result: Any
    claim: Claim
    before: dict[str, Any]


def read(text: str, names: dict[str, Any]) -> Claim:
    """Evaluate the receiver and the arguments of the call in `text`, and find its fact."""
    node = ast.parse(text, mode="eval").body
    assert isinstance(node, ast.Call)
    qualified, receiver = _target(node.func, names)
    fact = lookup.fact(qualified)
    values = [_value(argument, names) for argument in node.args]
    options = {keyword.arg: _value(keyword.value, names) for keyword in node.keywords if keyword.arg}
    function = getattr(receiver, node.func.attr) if receiver is not None else _value(node.func, names)  # type: ignore[attr-defined]
    literals = _literals(fact, node)
    arguments = bind(fact, values, options) if fact is not None else {}
    return Claim(fact, receiver, arguments, literals, _made(node, names), lambda: function(*values, **options))


def check(text: str, names: dict[str, Any], folder: "Path") -> Seen:
    """Run the call in `text` and set what the tables claim beside what happened."""
    claim = read(text, names)
    assert claim.fact is not None, f"no fact for `{text}`"
    watched = {**names, "self": claim.receiver}
    before = {name: fingerprint(value) for name, value in watched.items()}
    outcome = observe(claim.call, folder)
    changed = {name for name, value in watched.items() if fingerprint(value) != before[name]}
    claimed = _claimed_names(claim, names)
    words = effects(claim.fact, claim.literals, claim.made)
    return Seen(
        frozenset(claimed | {word for word in words if word not in ("<clock>", "<display>", "<network>")}),
        frozenset(changed | outcome.effects),
        outcome.result,
        claim,
        before,
    )


def shared(seen: Seen, names: dict[str, Any]) -> set[str]:
    """Change the result in place, and give the names whose objects changed with it."""
    before = {name: fingerprint(value) for name, value in names.items()}
    _spoil(seen.result)
    return {name for name, value in names.items() if fingerprint(value) != before[name]}


def claims_sharing(seen: Seen) -> bool:
    """Say whether the tables allow the result to share memory with anything."""
    assert seen.claim.fact is not None
    return may_alias(seen.claim.fact, seen.claim.literals) or seen.claim.fact.returns == "self"


def _target(node: ast.expr, names: dict[str, Any]) -> tuple[str, Any]:
    """Give the qualified name that is called, and the receiver where it is a method of an object."""
    if not isinstance(node, ast.Attribute):
        return _qualified(_value(node, names), node), None
    try:
        return _dotted(node, names), None
    except LookupError:
        receiver = _value(node.value, names)
        owner = type(receiver)
        return f"{lookup.canonical(f'{owner.__module__}.{owner.__qualname__}')}.{node.attr}", receiver


def _dotted(node: ast.expr, names: dict[str, Any]) -> str:
    """Give the dotted name below a module; raise `LookupError` where an object is in between."""
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, names)}.{node.attr}"
    if isinstance(node, ast.Name) and node.id not in names and hasattr(_value(node, names), "__name__"):
        value = _value(node, names)
        return value.__name__ if not isinstance(value, type) else f"{value.__module__}.{value.__qualname__}"
    raise LookupError


def _qualified(value: Any, node: ast.expr) -> str:
    return f"{value.__module__}.{getattr(value, '__qualname__', ast.unparse(node))}"


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "<claim>", "eval"), {**MODULES, **IMPORTED}, names)


def _literals(fact: "Fact | None", node: ast.Call) -> dict[str, object]:
    if fact is None:
        return {}
    given = bind(fact, node.args, {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg})
    return {name: _literal(values[0]) for name, values in given.items() if name}


def _literal(node: ast.expr) -> object:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return ...


def _made(node: ast.Call, names: dict[str, Any]) -> Made | None:
    """Give how the receiver was made, where it is made within the expression."""
    inner = node.func.value if isinstance(node.func, ast.Attribute) else None
    while isinstance(inner, ast.Call):
        qualified, receiver = _target(inner.func, names)
        fact = lookup.fact(qualified)
        if receiver is None and fact is not None and fact.kind == "class":
            return Made(fact, _literals(fact, inner))
        inner = inner.func.value if isinstance(inner.func, ast.Attribute) else None
    return None


def _claimed_names(claim: Claim, names: dict[str, Any]) -> set[str]:
    assert claim.fact is not None
    parameters = mutated(claim.fact, claim.literals, claim.made)
    objects = [claim.receiver] if "self" in parameters else []
    objects += [value for name in (*parameters, *claim.fact.consumes) for value in claim.arguments.get(name, ())]
    found = {name for name, value in names.items() if any(value is item for item in objects)}
    return found | ({"self"} if "self" in parameters else set())


def _spoil(result: Any) -> None:
    if isinstance(result, pd.DataFrame | pd.Series) and result.size:
        result.iloc[0] = result.iloc[-1]
        result.iloc[:] = result.iloc[::-1].to_numpy()
    elif isinstance(result, np.ndarray) and result.size and result.flags.writeable:
        result[...] = result.ravel()[-1]
    elif isinstance(result, list):
        result.append(CHANGED)
    elif isinstance(result, dict):
        result["changed"] = CHANGED


IMPORTED: dict[str, Any] = {}


def imported(lines: list[str]) -> None:
    """Run the import lines of a file of claims."""
    for line in lines:
        exec(line, IMPORTED)
