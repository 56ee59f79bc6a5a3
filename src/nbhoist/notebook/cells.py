"""Parses one code cell: Python with IPython's syntax, or the language of its cell magic."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.notebook.cell_error import CellError, cell_error
from nbhoist.notebook.dedent import has_pasted_prompt, without_spaces_only
from nbhoist.notebook.magics import PYTHON_CELL_MAGICS, Magic, language_of_magic
from nbhoist.notebook.syntax import parse
from nbhoist.notebook.transform import Transformed, transform, transform_command, transform_whole

if TYPE_CHECKING:
    from nbhoist.notebook.model import Cell

__all__ = ["CellError", "Magic", "ParsedCell", "parse_cell"]


class ParsedCell(NamedTuple):
    """A code cell with what was made of it; `tree` and `error` exclude each other."""

    cell: "Cell"
    language: str  # `python`, else the language of the cell magic
    python: str  # what was parsed, with exactly as many lines as the cell
    tree: ast.Module | None
    error: CellError | None = None
    magics: tuple[Magic, ...] = ()


def parse_cell(cell: "Cell", python_magics: frozenset[str] = PYTHON_CELL_MAGICS) -> ParsedCell:
    """Parse `cell`; `python_magics` name the cell magics whose body is Python of this notebook."""
    text = without_spaces_only(cell.source)
    if not has_pasted_prompt(text):
        tree = parse(text)
        if isinstance(tree, ast.Module):
            return ParsedCell(cell, "python", text, tree)
    done = transform(cell.source, python_magics)
    tree = parse(done.python)
    if isinstance(tree, ast.Module):
        return _parsed(cell, done, tree)
    return _otherwise(cell) or ParsedCell(
        cell, "python", done.python, None, cell_error(cell.source, done.python, tree), done.magics
    )


def _otherwise(cell: "Cell") -> ParsedCell | None:
    """What is no Python, but a cell in another language after one `%`, or a command without `%`."""
    for other in (transform_whole(cell.source), transform_command(cell.source)):
        tree = parse(other.python) if other is not None else None
        if other is not None and isinstance(tree, ast.Module):
            return _parsed(cell, other, tree)
    return None


def _parsed(cell: "Cell", done: Transformed, tree: ast.Module) -> ParsedCell:
    language = "python" if done.foreign is None else language_of_magic(done.foreign)
    return ParsedCell(cell, language, done.python, tree, None, done.magics)
