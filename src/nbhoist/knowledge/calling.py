"""What one call does, from its fact and its arguments: the conditions of the schema resolved in one place.

Arguments are given by parameter name: their literal values, or `...` where the value is not known.
"""

from typing import TYPE_CHECKING, NamedTuple

from nbhoist.knowledge.condition import default, may_draw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.knowledge.schema import Fact


class Made(NamedTuple):
    """How the receiver was made: the fact of its constructor and the constructor's arguments."""

    fact: "Fact"
    arguments: "Mapping[str, object]"


def effects(fact: "Fact", arguments: "Mapping[str, object]", made: Made | None = None) -> tuple[str, ...]:
    """Give the effects that the call may have; `made` is needed where the constructor decides."""
    source = made if fact.seeded == "constructor" else Made(fact, arguments)
    found = [word for word in fact.effects if word != "<rng>" or source is None or _unseeded(source)]
    if fact.speaks and "<stdout>" not in found and _may_be_true(fact, source):
        found.append("<stdout>")
    return tuple(found)


def draws_when_used(made: Made) -> bool:
    """Say whether using an object that was made so may draw from a global stream."""
    random = made.fact.stochastic or made.fact.draws or made.fact.seed
    return bool(random) and _unseeded(made)


def mutated(fact: "Fact", arguments: "Mapping[str, object]", made: Made | None = None) -> tuple[str, ...]:
    """Give the parameters, `self` among them, whose object the call may change in place."""
    found = [name for name in fact.mutates if name == "self" or arguments.get(name, None) is not None]
    if fact.mutates_if and arguments.get(fact.mutates_if):
        found.append("self")
    flags = made.arguments if made is not None and fact.seeded == "constructor" else arguments
    for given in fact.mutates_given:
        flag, _, name = given.partition(":")
        if flag in flags and _differs(made.fact if made and flags is made.arguments else fact, flag, flags):
            found.append(name)
    if fact.seed and isinstance(arguments.get(fact.seed), type(...)):
        found.append(fact.seed)
    return tuple(dict.fromkeys(found))


def may_alias(fact: "Fact", arguments: "Mapping[str, object]", made: Made | None = None) -> bool:
    """Say whether the result may share memory with the receiver or an argument."""
    sources = [Made(fact, arguments), *([made] if made is not None and fact.seeded == "constructor" else [])]
    flagged = (_differs(source.fact, flag, source.arguments) for source in sources for flag in fact.aliases_given)
    if fact.aliases or any(flagged):
        return True
    given = [name for name in (*fact.mutates, fact.seed) if arguments.get(name) is not None]
    flags = (fact.mutates_if, *(flag.partition(":")[0] for flag in fact.mutates_given))
    inplace = any(_differs(fact, flag, arguments) for flag in flags)
    return inplace or any(arguments[name] is ... for name in given if fact.returns != "none")


def returned(fact: "Fact", arguments: "Mapping[str, object]") -> str:
    """Give what the call returns, in the words of `Fact.returns`; empty where it cannot be known."""
    for given in fact.returns_given:
        flag, _, found = given.partition(":")
        if arguments.get(flag):
            return "" if arguments[flag] is ... else found
    return fact.returns


def _unseeded(made: Made) -> bool:
    """Say whether a call or constructor may draw from a global stream with these arguments."""
    fact, arguments = made
    seed = arguments.get(fact.seed) if fact.seed else None
    if seed is not None and seed is not ...:
        return False
    return may_draw(fact, arguments) or not (fact.stochastic or fact.draws)


def _may_be_true(fact: "Fact", source: Made | None) -> bool:
    """Say whether the flag that makes a call print may be set; a receiver of unknown making is taken to be silent."""
    value = source.arguments.get(fact.speaks, False) if source is not None else False
    return bool(value)


def _differs(fact: "Fact", flag: str, arguments: "Mapping[str, object]") -> bool:
    """Say whether a flag is given and may have another value than its default."""
    if flag not in arguments:
        return False
    try:
        usual = default(fact, flag)
    except KeyError:
        return True
    return arguments[flag] is ... or arguments[flag] != usual
