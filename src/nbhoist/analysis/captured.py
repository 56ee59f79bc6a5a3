"""Cells that do not run like the others: those that raise on purpose, and those whose output is captured."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.analysis.statement import Names
    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.magics import Magic
    from nbhoist.notebook.model import Cell


def raises(cell: "Cell") -> bool:
    """Whether the cell is meant to end in an exception, after which the next cell runs."""
    return "raises-exception" in cell.tags


def captured_name(magic: "Magic") -> str:
    """The name that `%%capture` binds; empty where it binds none."""
    return next((word for word in magic.argument.split() if word.isidentifier()), "")


def with_cell_names(names: "Names", parsed: "ParsedCell", ordinal: int) -> "Names":
    """Names of a statement as its cell makes them: uncertain where the cell may raise, captured output at its end."""
    if raises(parsed.cell):
        names = names._replace(defines=frozenset())
    if any(m.kind == "cell" and m.name == "timeit" for m in parsed.magics):  # it runs in a function of its own
        return names._replace(defines=frozenset(), may_define=frozenset(), deletes=frozenset())
    capture = next((m for m in parsed.magics if m.kind == "cell" and m.name == "capture"), None)
    last = parsed.tree is not None and ordinal == len(parsed.tree.body) - 1
    bound = frozenset({captured_name(capture)} - {""}) if capture is not None and last else frozenset()
    return names._replace(defines=names.defines | bound, may_define=names.may_define | bound) if bound else names
