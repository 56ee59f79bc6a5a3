"""Edits that make a literal a parameter of the notebook, in the cell that papermill fills."""

import ast
import builtins
import keyword
from typing import TYPE_CHECKING

from nbhoist.codemod.edits import AddParameter
from nbhoist.codemod.text import replaced, source_of

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.codemod.edits import Edit
    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.model import Cell, Notebook

TAG = "parameters"


def parameter_cell(notebook: "Notebook") -> "Cell | None":
    """The cell whose assignments are the parameters of the notebook, as papermill finds it."""
    return next((cell for cell in notebook.code_cells if TAG in cell.tags), None)


def made_parameter(
    facts: "Facts", parsed: "ParsedCell", node: ast.expr, name: str, value: str | None = None
) -> "tuple[Edit, ...] | None":
    """Give the literal `node` the name `name` in the parameter cell, and use the name in its place.

    A name that is taken gets a number; `value` is the source of the literal where it is not that of `node`. None where
    the parameter cell stands below the use, where the literal is a parameter already, or inside a magic or an f-string.
    """
    cell = parameter_cell(facts.notebook)
    if cell is not None and parsed.cell.index <= cell.index:
        return None
    if not _is_literal(parsed, node):
        return None
    literal = value if value is not None else repr(ast.literal_eval(node))
    chosen = _free_name(facts, cell, name, literal)
    edit = replaced(parsed, node, chosen)
    return (AddParameter(chosen, literal), edit) if edit is not None else None


def _is_literal(parsed: "ParsedCell", node: ast.expr) -> bool:
    """Whether the text at the place of `node` is the literal: the pieces of an f-string stand somewhere else."""
    try:
        return bool(ast.literal_eval(source_of(parsed, node)) == ast.literal_eval(node))
    except (ValueError, SyntaxError):
        return False


def _free_name(facts: "Facts", cell: "Cell | None", name: str, literal: str) -> str:
    """`name`, or `name` with a number, where the notebook has another use for it."""
    parameters = _assigned(facts, cell)
    taken = _names(facts) | set(dir(builtins))
    chosen, number = name, 1
    while keyword.iskeyword(chosen) or (chosen in taken and parameters.get(chosen) != literal):
        number += 1
        chosen = f"{name}_{number}"
    return chosen


def _names(facts: "Facts") -> set[str]:
    """All names that stand anywhere in the notebook."""
    trees = [parsed.tree for parsed in facts.cells if parsed.tree is not None]
    found: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.alias):
            found.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, ast.arg):
            found.add(node.arg)
    return found


def _assigned(facts: "Facts", cell: "Cell | None") -> dict[str, str]:
    """The parameters with their literals as text; a name that is bound elsewhere too is none."""
    if cell is None:
        return {}
    found: dict[str, str] = {}
    for statement in facts.of_cell(cell):
        node = statement.node
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = repr(ast.literal_eval(node.value))
            except ValueError:
                continue
    rebound = {n for s in facts.statements if s.cell.id != cell.id for n in (*s.defines, *s.deletes)}
    return {name: literal for name, literal in found.items() if name not in rebound}
