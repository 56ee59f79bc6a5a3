"""NBH105: a name that nothing defines."""

from collections.abc import Iterator

from nbhoist.analysis.captured import raises
from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

from ._binding import MagicsAbove, expects_missing_names, known_to_be_missing, may_bind_anything, words_outside
from ._free import free_node
from ._names import predefined_names


class UndefinedName(NotebookRule):
    """A name that nothing defines."""

    code = "NBH105"
    severity = "error"
    message = "`{name}` is used, but nothing in the notebook defines it; define or import it above"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per name, at its first use."""
        known = _known(facts)
        told: set[str] = set()
        for statement in _with_known_names(facts):
            missing = statement.reads - known - told - known_to_be_missing(statement.cell, facts.notebook)
            found = {name: node for name in missing if (node := free_node(statement.node, name, expects_missing_names))}
            for name, node in sorted(found.items(), key=lambda item: (item[1].lineno, item[1].col_offset)):
                told.add(name)
                yield self.at(facts.notebook, node_place(facts.parsed(statement.cell), node), {"name": name})


def _known(facts: Facts) -> frozenset[str]:
    """Names that something defines, or may define."""
    bound = (name for s in facts.statements for name in (*s.defines, *s.names.assigns_global, *s.deletes))
    magics = MagicsAbove(facts.cells)
    return frozenset(bound) | predefined_names(facts) | magics.words() | words_outside(facts)


def _with_known_names(facts: Facts) -> Iterator[Statement]:
    """Statements above the first one from which on names may come from anywhere; functions may run later."""
    magics = MagicsAbove(facts.cells)
    unknown_later = magics.any_hide or any(may_bind_anything(s) for s in facts.statements)
    if _is_hardly_python(facts):
        return
    for statement in facts.statements:
        if may_bind_anything(statement) or magics.hide_names(statement):
            return
        if raises(statement.cell) or (unknown_later and statement.names.captures):
            continue
        yield statement


def _is_hardly_python(facts: Facts) -> bool:
    """Whether so many cells do not parse that the notebook must be in another language, whatever its metadata says."""
    broken = sum(parsed.tree is None for parsed in facts.cells)
    return 4 * broken > len(facts.cells)
