"""The arguments of one call, by parameter, with what each holds."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance.traced import ALL, NOTHING, Part, Traced, combined
from nbhoist.knowledge.training import ROWS, TARGET

if TYPE_CHECKING:
    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.provenance.run import Run
    from nbhoist.knowledge.schema import Fact


class Given:
    """Arguments as they were given, evaluated once."""

    __slots__ = ("bound", "keywords", "node", "positional", "spread")

    def __init__(
        self,
        node: ast.Call,
        bound: "BoundCall",
        positional: list[Traced],
        keywords: dict[str, Traced],
        spread: list[Traced],
    ) -> None:
        self.node = node
        self.bound = bound
        self.positional = positional
        self.keywords = keywords
        self.spread = spread

    @classmethod
    def of(cls, node: ast.Call, run: "Run") -> "Given":
        """The arguments of `node`."""
        positional: list[Traced] = []
        spread: list[Traced] = []
        for argument in node.args:
            if isinstance(argument, ast.Starred):
                value = run.value(argument.value)
                positional += value.items or ()
                spread += [] if value.items else [value]
            else:
                positional.append(run.value(argument))
        keywords = {k.arg: run.value(k.value) for k in node.keywords if k.arg is not None}
        for value in (run.value(k.value) for k in node.keywords if k.arg is None):
            keywords |= dict(value.entries or ())
            spread += [] if value.entries is not None else [value]
        return cls(node, run.call(node), positional, keywords, spread)

    @property
    def fact(self) -> "Fact | None":
        """What is known of the call."""
        return self.bound.fact

    def all(self) -> list[Traced]:
        """All arguments."""
        return [*self.positional, *self.keywords.values(), *self.spread]

    def has_table(self) -> bool:
        """Whether rows are among them."""
        return any(value.is_table for value in self.all())

    def by_parameter(self) -> dict[str, Traced]:
        """Arguments by parameter where it is known, else by position."""
        found = {str(position): value for position, value in enumerate(self.positional)}
        for name, nodes in self.bound.arguments.items():
            for position, node in enumerate(self.node.args):
                if name and nodes and node is nodes[0]:
                    found[name] = self.positional[position] if position < len(self.positional) else NOTHING
        found |= {f"*{n}": value for n, value in enumerate(self.spread)}
        return found | self.keywords

    def named(self, names: tuple[str, ...]) -> Traced | None:
        """The argument for the first of the parameters that is given."""
        arguments = self.by_parameter()
        return next((arguments[name] for name in names if name in arguments), None)

    def rows(self) -> Traced:
        """The rows that a call learns from, is used on, or measures."""
        found = self.named(ROWS)
        if found is None:
            found = self.positional[0] if self.positional else NOTHING
        return as_rows(found)

    def target(self) -> Traced:
        """The target that goes with the rows."""
        found = self.named(TARGET)
        if found is not None:
            return found
        return self.positional[1] if len(self.positional) > 1 else NOTHING

    def literals(self) -> dict[str, object]:
        """Arguments as Python values; `...` where not literal."""
        found = self.bound.literals()
        return found | {k: v.constant for k, v in self.by_parameter().items() if v.constant is not None and k in found}


def as_rows(value: Traced) -> Traced:
    """A list of texts where rows are wanted; the same texts are the same rows."""
    if value.instance is not None:
        held = [inner for inner in value.instance.attributes.values() if inner.is_table]
        return combined(held) if held else value
    if value.is_table or not isinstance(value.constant, tuple):
        return value
    table = -1 - abs(hash(value.constant))
    return Traced(parts=frozenset({Part(table, ALL)}), is_table=True, fresh=True)
