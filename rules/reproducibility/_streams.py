"""Draws from the hidden random streams of libraries, and what seeds these: what the rules about streams share."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.calls import BoundCall
from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.codemod.edits import Replace
from nbhoist.codemod.imports import import_added
from nbhoist.codemod.statements import put_above
from nbhoist.knowledge.streams import SEEDING, SEEDS_ALSO, SPEAKS_OF_SEEDS, STREAMS, stream_of
from nbhoist.lint.walk import evaluated, walk

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Draw(NamedTuple):
    """A call that draws from a stream that nothing has seeded."""

    call: BoundCall
    stream: str
    statement: Statement


class Seeding(NamedTuple):
    """A call that seeds streams."""

    call: BoundCall
    streams: frozenset[str]
    statement: Statement


def first_draw(facts: Facts, stream: str) -> Draw | None:
    """The first draw from a stream that is not seeded above it; in functions, not seeded anywhere."""
    seeded_somewhere = any(stream in seeding.streams for seeding in seedings(facts))
    for statement in facts.statements:
        for call in _calls(facts, statement, runs=True):
            if stream in _seeds(call):
                return None
            if _draws(call) == stream and not (seeded_somewhere and _is_in_function(statement)):
                return None if _is_seeded_in_function(facts, stream) else Draw(call, stream, statement)
    if seeded_somewhere:
        return None
    inside = ((call, s) for s in facts.statements if _is_in_function(s) for call in _calls(facts, s, runs=False))
    return next((Draw(call, stream, s) for call, s in inside if _draws(call) == stream), None)


def other_draws(facts: Facts, first: Draw) -> Iterator[Draw]:
    """The other statements that draw from the stream of `first`, as long as nothing seeds it."""
    seeded_somewhere = any(first.stream in seeding.streams for seeding in seedings(facts))
    for statement in facts.statements:
        calls = list(_calls(facts, statement, runs=False))
        if any(first.stream in _seeds(call) for call in calls):
            return
        if statement is not first.statement and not (seeded_somewhere and _is_in_function(statement)):
            yield from (Draw(call, first.stream, statement) for call in calls if _draws(call) == first.stream)


def seedings(facts: Facts) -> list[Seeding]:
    """All calls that seed a stream, in order."""
    return [
        Seeding(call, streams, statement)
        for statement in facts.statements
        for call in _calls(facts, statement, runs=False)
        if (streams := _seeds(call))
    ]


def seeding_edits(facts: Facts, draw: Draw) -> tuple[tuple[Replace, ...] | None, ...]:
    """The edits that seed the stream above a draw."""
    parsed = facts.parsed(draw.statement.cell)
    needed, seeding = SEEDING[draw.stream]
    module = _module(draw, facts)
    if module is not None:
        return (put_above(parsed, draw.statement.node, module),)
    return (import_added(facts, parsed, needed), put_above(parsed, draw.statement.node, seeding))


def _module(draw: Draw, facts: Facts) -> str | None:
    """How the notebook spells the seeding call, where the draw shows it: `np.random.rand` says `np.random.seed`."""
    spelled = draw.call.node.func
    last = SEEDING[draw.stream][1].rpartition(".")[2]
    holders = {"numpy": "numpy.random", "random": "random", "torch": "torch"}
    if isinstance(spelled, ast.Attribute) and facts.resolve(spelled.value) == holders.get(draw.stream):
        return f"{ast.unparse(spelled.value)}.{last}"
    return None


def _calls(facts: Facts, statement: Statement, *, runs: bool) -> Iterator[BoundCall]:
    nodes = evaluated([statement.node]) if runs else walk(statement.node, {})
    return (facts.call(node) for node in nodes if isinstance(node, ast.Call))


def _draws(call: BoundCall) -> str:
    """The hidden stream that a call draws from; empty where it draws from none."""
    fact = call.fact
    if fact is None or fact.seeds or "<rng>" not in fact.effects or fact.observes or call.seeded():
        return ""
    if fact.role == "setup" or _is_pretrained(call):
        return ""
    makes_weights = fact.role == "train" or (fact.role == "define" and fact.name.rpartition(".")[2][:1].isupper())
    return stream_of(fact.name) if fact.stochastic or fact.draws or makes_weights else ""


def _is_pretrained(call: BoundCall) -> bool:
    """Whether a model is made with weights that are loaded."""
    return any(call.truthy(name) for name in ("weights", "pretrained"))


def _seeds(call: BoundCall) -> frozenset[str]:
    fact = call.fact
    if fact is not None and fact.seeds:
        return frozenset(SEEDS_ALSO.get(fact.name, (stream_of(fact.name) or fact.name,)))
    name = call.qualified or ast.unparse(call.node.func)
    unknown = fact is None and (call.target is None or call.target.kind == "reference")
    is_method_of_object = call.target is not None and call.target.kind == "method"
    speaks = SPEAKS_OF_SEEDS in name.rpartition(".")[2].lower() and not is_method_of_object
    return frozenset(STREAMS) if unknown and speaks else frozenset()


def _is_in_function(statement: Statement) -> bool:
    return isinstance(statement.node, _DEFINITIONS)


def _is_seeded_in_function(facts: Facts, stream: str) -> bool:
    """Whether a function of the notebook seeds the stream: it may have been called."""
    return any(stream in seeding.streams and _is_in_function(seeding.statement) for seeding in seedings(facts))
