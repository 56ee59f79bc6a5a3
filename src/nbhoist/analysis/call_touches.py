"""What calls change: those of known functions, of functions of the notebook, and of unknown ones."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.definitions import is_display
from nbhoist.analysis.infer import constant_of
from nbhoist.analysis.iterators import is_container
from nbhoist.analysis.statement import ANYTHING, Touch
from nbhoist.analysis.summaries import NOTHING
from nbhoist.knowledge import calling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.roots import Roots
    from nbhoist.analysis.summaries import Summaries, Summary
    from nbhoist.knowledge.schema import Fact

UNKNOWN = frozenset({ANYTHING})


class CallToucher:
    """Computes what calls touch; names carry the mark of their scope."""

    def __init__(self, facts: "Facts", roots: "Roots", summaries: "Summaries") -> None:
        self._facts = facts
        self._roots = roots
        self._summaries = summaries

    def touch(self, call: "BoundCall") -> Touch:
        """What a call changes, and its effects."""
        target = call.target
        if target is not None and target.kind in ("local", "local method"):
            summaries = self._summaries.by_name.get(target.name)
            return self._local(call, summaries) if summaries is not None else self._unknown(call)
        return self._unknown(call) if call.fact is None else self._known(call, call.fact)

    def outside(self, name: str) -> Touch:
        """What a call of a notebook function does, whatever it is given."""
        found = NOTHING
        for summary in self._summaries.by_name.get(name, ()):
            found |= summary.outside
        return found

    def _known(self, call: "BoundCall", fact: "Fact") -> Touch:
        literals, made = self._literals(call), self._facts.made(call)
        changed = self._roots.all(n for p in calling.mutated(fact, literals, made) for n in _arguments(call, p))
        used = (n for p in fact.consumes for n in _arguments(call, p) if not is_container(self._facts.value(n)))
        changed |= self._roots.all(used)
        effects = frozenset(calling.effects(fact, literals, made))
        if "<rng>" in effects and self._fits_without_draws(call, fact):
            effects -= {"<rng>"}
        touch = Touch(frozenset(changed), effects)
        for parameter in fact.calls:
            for node in call.arguments.get(parameter, ()):
                touch |= self._callback(node)
        return touch

    def _fits_without_draws(self, call: "BoundCall", fact: "Fact") -> bool:
        """Whether the estimators that a function fits inside, and the splitter that it uses, draw from no global stream."""
        wrapped = [node for p in fact.wraps for node in call.arguments.get(p, ())]
        if not wrapped or fact.kind == "class" or fact.seed or fact.seeded or call.spread:
            return False
        return all(self._is_settled(node) for node in (*wrapped, *call.arguments.get("cv", ())))

    def _is_settled(self, node: ast.expr) -> bool:
        """Whether an estimator or splitter is known to draw nothing when it is used."""
        value = self._facts.value(node)
        if value is None or value.kind != "instance":
            return False
        if value.name == "builtins.int":
            return True
        made = self._facts.constructed(value)
        return made is not None and not made.fact.wraps and not calling.draws_when_used(made)

    def _literals(self, call: "BoundCall") -> dict[str, object]:
        """Arguments as Python values, those of names that are bound to constants among them."""
        found = call.literals()
        for name in [name for name, value in found.items() if value is ...]:
            found[name] = constant_of(self._facts.value(call.arguments[name][0]))
        return found

    def _callback(self, node: ast.expr) -> Touch:
        if isinstance(node, ast.Lambda | ast.Constant | ast.List | ast.Dict):
            return NOTHING  # the body of a lambda is walked with its statement
        value = self._facts.value(node)
        if value is None:
            return self._behind(self._roots.of(node)) | Touch(frozenset(), self._summaries.anything.effects)
        return self.outside(value.name) if value.kind == "local" else NOTHING

    def _local(self, call: "BoundCall", summaries: "list[Summary]") -> Touch:
        found = NOTHING
        for summary in summaries:
            given = summary.definition.given(call.node, call.receiver)
            changed = self._roots.all(given.get(p) for p in summary.parameters)
            changed |= {call.qualified for p in summary.parameters if _own_default(p, summary, given)}
            known = {id(node) for node in given.values()}
            changed |= self._roots.all(node for node in call.given if id(node) not in known)
            found |= Touch(frozenset(changed), frozenset()) | summary.outside
        return found

    def _unknown(self, call: "BoundCall") -> Touch:
        """It may change all that it is given, and call functions that it is given or that stand behind its name."""
        names = self._roots.all((*call.given, call.node.func))
        return Touch(frozenset(names), UNKNOWN) | self._behind(names)

    def _behind(self, names: "Iterable[str]") -> Touch:
        """What functions of the notebook do that may stand behind some names."""
        found = NOTHING
        if self._summaries.by_name:
            for name in self._roots.aliases.group(names) & self._summaries.by_name.keys():
                found |= self.outside(name)
        return found


def _own_default(parameter: str, summary: "Summary", given: dict[str, ast.expr]) -> bool:
    """Whether a call leaves a parameter to a container that the function keeps as its default."""
    default = summary.definition.defaults.get(parameter)
    return default is not None and given.get(parameter) is default and is_display(default)


def _arguments(call: "BoundCall", parameter: str) -> list[ast.expr]:
    if parameter == "self":
        return [call.receiver] if call.receiver is not None else []
    return list(call.arguments.get(parameter, ()))
