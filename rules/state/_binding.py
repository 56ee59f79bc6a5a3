"""What may bind names without the text of the notebook showing it: magics, and what catches a missing name."""

import ast
import re
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.knowledge.magics import binds_unknown_names
from nbhoist.notebook.cells import Magic, ParsedCell
from nbhoist.notebook.model import Cell

_NAME_ERROR = re.compile(r"name '(\w+)' is not defined")


class MagicsAbove:
    """What magics above a statement may have bound."""

    def __init__(self, cells: tuple[ParsedCell, ...]) -> None:
        self._magics = [(parsed.cell.index, magic) for parsed in cells for magic in parsed.magics]
        self.any_hide = any(binds_unknown_names(magic.name) for _, magic in self._magics)

    def hide_names(self, statement: Statement) -> bool:
        """Whether names above the statement may come from another notebook, file or session."""
        return self.any_hide and any(binds_unknown_names(magic.name) for magic in self._above(statement))

    def speak_of(self, name: str, statement: Statement) -> bool:
        """Whether a magic above the statement mentions the name, as `%%capture out` does."""
        word = re.compile(rf"\b{re.escape(name)}\b")
        return any(word.search(f"{m.argument} {m.target}") for m in self._above(statement))

    def words(self) -> frozenset[str]:
        """All words that magics of the notebook mention."""
        texts = (f"{m.argument} {m.target} {m.body}" for _, m in self._magics)
        return frozenset(word for text in texts for word in re.findall(r"\w+", text))

    def _above(self, statement: Statement) -> Iterator[Magic]:
        at = (statement.cell.index, statement.line)
        return (magic for cell, magic in self._magics if (cell, magic.line) <= at)


def expects_missing_names(node: ast.AST) -> bool:
    """Whether the statement catches the error that a missing name raises."""
    return isinstance(node, ast.Try) and any(
        handler.type is None or re.search(r"NameError|Exception", ast.unparse(handler.type))
        for handler in node.handlers
    )


def known_to_be_missing(cell: Cell) -> frozenset[str]:
    """Names of which the stored output of the cell says that they are missing, as a lesson about errors does."""
    texts = (str(output.get("evalue", "")) for output in cell.outputs if output.get("ename") == "NameError")
    return frozenset(found[1] for text in texts if (found := _NAME_ERROR.search(text)))


def words_outside(facts: Facts) -> frozenset[str]:
    """Words of cells that do not parse: they may define anything that they mention."""
    broken = (parsed.cell.source for parsed in facts.cells if parsed.tree is None)
    return frozenset(word for source in broken for word in re.findall(r"\w+", source))
