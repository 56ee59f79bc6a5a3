"""What the tables claim of one call, given as an expression, and what the call really does."""

import ast
import contextlib
import importlib
from collections.abc import Iterator
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
UNSEEN = ("<clock>", "<display>", "<network>")  # nothing here shows them


class Claim(NamedTuple):
    """A call taken apart: its fact, its receiver, and its arguments by parameter."""

    fact: "Fact | None"
    receiver: Any
    arguments: dict[str, tuple[Any, ...]]
    literals: dict[str, object]
    made: Made | None
    passed: set[str]  # names in the expression that gives the receiver
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
    passed = {part.id for part in ast.walk(node.func) if isinstance(part, ast.Name)} & names.keys()
    return Claim(fact, receiver, arguments, literals, _made(node, names), passed, lambda: function(*values, **options))


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
    looked_at = set(claim.fact.observes) - outcome.effects
    return Seen(
        frozenset(claimed | {word for word in words if word not in UNSEEN} - looked_at),
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
    made = seen.claim.made
    through = made is not None and may_alias(made.fact, made.arguments)
    return through or may_alias(seen.claim.fact, seen.claim.literals, made) or seen.claim.fact.returns == "self"


def _target(node: ast.expr, names: dict[str, Any]) -> tuple[str, Any]:
    """Give the qualified name that is called, and the receiver where it is a method of an object."""
    if isinstance(node, ast.Name):
        value = _value(node, names)
        return SOURCES.get(node.id, f"{value.__module__}.{node.id}"), None
    assert isinstance(node, ast.Attribute)
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
        return SOURCES.get(node.id, _value(node, names).__name__)
    raise LookupError


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
    objects += [value for name in parameters for value in claim.arguments.get(name, ())]
    used = [value for name in claim.fact.consumes for value in claim.arguments.get(name, ())]
    objects += [value for value in used if isinstance(value, Iterator)]
    found = {name for name, value in names.items() if any(value is item for item in objects)}
    if "self" in parameters and claim.made is not None and may_alias(claim.made.fact, claim.made.arguments):
        found |= claim.passed
    return found | ({"self"} if "self" in parameters else set())


def _spoil(result: Any) -> None:
    with contextlib.suppress(ValueError, TypeError):  # of results that cannot be changed this way
        _overwrite(result)


def _overwrite(result: Any) -> None:
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
SOURCES: dict[str, str] = {}


def imported(lines: list[str]) -> None:
    """Run the import lines of a file of claims."""
    for line in lines:
        exec(line, IMPORTED)
        for node in ast.parse(line).body:
            if isinstance(node, ast.ImportFrom):
                SOURCES.update({alias.name: f"{node.module}.{alias.name}" for alias in node.names})
