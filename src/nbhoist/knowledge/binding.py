"""Which argument of a call belongs to which parameter, where the library need not be installed."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.knowledge.schema import Fact

Argument = TypeVar("Argument")


def bind(
    fact: "Fact", positional: "Sequence[Argument]", keywords: "Mapping[str, Argument]"
) -> dict[str, tuple[Argument, ...]]:
    """Give the arguments of each parameter by its name without stars; what fits nowhere is under `""`.

    `positional` ends before the first starred argument of the call: behind one, positions are not known.
    """
    bound: dict[str, tuple[Argument, ...]] = {}
    rest = list(positional)
    for name in _positional(fact.parameters):
        if not rest:
            break
        taken, rest = (rest, []) if name.startswith("*") else (rest[:1], rest[1:])
        bound[name.lstrip("*")] = tuple(taken)
    if rest:
        bound[""] = tuple(rest)
    return bound | {name: (value,) for name, value in keywords.items()}


def _positional(parameters: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the parameters that positions reach: up to and with the first starred one."""
    for index, name in enumerate(parameters):
        if name.startswith("*"):
            return parameters[: index + (name.strip("*") != "" and not name.startswith("**"))]
    return parameters
