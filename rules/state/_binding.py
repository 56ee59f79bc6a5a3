"""What may bind names without the text of the notebook showing it: magics, and what catches a missing name."""

import ast
import re
from collections.abc import Iterator

from nbhoist.analysis.captured import raises
from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.knowledge import lookup
from nbhoist.knowledge.magics import binds_unknown_names
from nbhoist.notebook.cells import Magic, ParsedCell
from nbhoist.notebook.model import Cell, Notebook

_SHORTEST = 3  # shorter names are likely to be those of constants
_NAME_ERROR = re.compile(r"name '(\w+)' is not defined")
_SHOWS_ERROR = re.compile(r"NameError|not defined|undefined|rais(?:es|ing)|fails|throws|won't work", re.IGNORECASE)
_SPEAKS_OF_ERRORS = re.compile(
    r"error|exception|traceback|fail|wrong|(?:not|n't) (?:work|defined|exist|run|know|visible|accessible)|undefined|scope",
    re.IGNORECASE,
)


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


def may_bind_anything(statement: Statement) -> bool:
    """Whether names that the text does not show may exist after the statement; `eval`, and looks at `globals()`, make none."""
    if not statement.names.opaque:
        return False
    node = statement.node
    if isinstance(node, ast.ImportFrom):
        return True
    return any(_binds(inner) for inner in ast.walk(node))


def star_may_bind(name: str, statement: Statement) -> bool:
    """Whether a star import may bind a name: those of a known library bind what it is known to have."""
    node = statement.node
    module = node.module if isinstance(node, ast.ImportFrom) and not node.level else None
    return module is None or len(name) < _SHORTEST or lookup.may_have(module, name)


def _binds(node: ast.AST) -> bool:
    """Whether a node runs code, or reaches into the names of the notebook otherwise than to read them."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "exec":
        return True
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return _is_namespace(node.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_namespace(node.func.value):
        return node.func.attr not in _READING
    handed = [*node.args, *(k.value for k in node.keywords)] if isinstance(node, ast.Call) else []
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.Return) and node.value is not None:
        handed = [node.value]
    reads = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _LISTING
    return not reads and any(_is_namespace(argument) for argument in handed)


def _is_namespace(node: ast.expr) -> bool:
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMESPACES
    return named and isinstance(node, ast.Call) and not node.args


_NAMESPACES = ("globals", "locals", "vars")
_READING = ("items", "keys", "values", "get", "copy", "__contains__")
_LISTING = ("list", "dict", "len", "sorted", "set", "print", "eval")


def expects_missing_names(node: ast.AST) -> bool:
    """Whether the statement catches the error that a missing name raises."""
    return isinstance(node, ast.Try) and any(
        handler.type is None or re.search(r"NameError|Exception", ast.unparse(handler.type))
        for handler in node.handlers
    )


def known_to_be_missing(cell: Cell, notebook: Notebook) -> frozenset[str]:
    """Names of which the stored output of a cell says that they are missing, where the text says that it is meant."""
    comments = " ".join(re.findall(r"#.*", cell.source))
    if not (raises(cell) or _SPEAKS_OF_ERRORS.search(_text_around(cell, notebook)) or _SHOWS_ERROR.search(comments)):
        return frozenset()
    texts = (str(output.get("evalue", "")) for output in cell.outputs if output.get("ename") == "NameError")
    return frozenset(found[1] for text in texts if (found := _NAME_ERROR.search(text)))


def _text_around(cell: Cell, notebook: Notebook) -> str:
    """The text right above and below a cell."""
    above = notebook.cells[max(cell.index - 1, 0) : cell.index]
    below = notebook.cells[cell.index + 1 : cell.index + 2]
    return "\n".join(c.source for c in (*above, *below) if c.kind != "code")


def words_outside(facts: Facts) -> frozenset[str]:
    """Words of cells that do not parse: they may define anything that they mention."""
    broken = (parsed.cell.source for parsed in facts.cells if parsed.tree is None)
    return frozenset(word for source in broken for word in re.findall(r"\w+", source))
