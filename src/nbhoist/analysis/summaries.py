"""What calls of the functions of a notebook change and cause."""

from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.statement import Touch

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.analysis.aliases import Aliases
    from nbhoist.analysis.definitions import Definition, Definitions

NOTHING = Touch()


class Summary(NamedTuple):
    """What a call of one definition does: which parameters and which names outside it changes, with which effects."""

    definition: "Definition"
    parameters: frozenset[str]
    outside: Touch


class Summaries:
    """Summaries of all definitions; they are computed round by round, until nothing changes any more."""

    def __init__(self, definitions: "Definitions", aliases: "Aliases") -> None:
        self._aliases = aliases
        self._definitions = [d for found in definitions.by_name.values() for d in found]
        self.by_name: dict[str, list[Summary]] = {name: [] for name in definitions.by_name}
        self.anything = NOTHING  # what some function of the notebook does outside
        self._at: dict[tuple[str, str], int] = {}
        for definition in self._definitions:
            self._at[definition.name, definition.mark] = len(self.by_name[definition.name])
            self.by_name[definition.name].append(Summary(definition, frozenset(), NOTHING))

    def compute(self, touched: "Callable[[Definition], Touch]") -> None:
        """Summarise all; nothing is known to happen at first, what does is found when the body is looked at again."""
        order = list(self._definitions)
        changed = bool(order)
        while changed:
            changed = False
            for definition in order:
                changed = self._update(definition, touched(definition)) or changed
            order.reverse()  # callees that stand below were summarised by now
        for summaries in self.by_name.values():
            for summary in summaries:
                self.anything |= summary.outside

    def _update(self, definition: "Definition", touch: Touch) -> bool:
        changed = self._aliases.group(touch.mutates)
        names = (*definition.parameters, *(a.arg for a in definition.node.args.kwonlyargs), *_rest(definition))
        parameters = frozenset(name for name in names if name + definition.mark in changed)
        outside = frozenset(name for name in touch.mutates if self._reaches_out(name, definition.mark))
        position = self._at[definition.name, definition.mark]
        known = self.by_name[definition.name]
        summary = Summary(definition, parameters, Touch(outside, touch.effects))
        if summary == known[position]:
            return False
        known[position] = summary
        return True

    def _reaches_out(self, name: str, mark: str) -> bool:
        return any(not other.endswith(mark) for other in self._aliases.of(name))


def _rest(definition: "Definition") -> list[str]:
    extra = (definition.node.args.vararg, definition.node.args.kwarg)
    return [argument.arg for argument in extra if argument is not None]
