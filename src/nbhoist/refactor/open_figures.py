"""Whether a notebook shows and closes the open figures at the end of a cell: only while pyplot is interactive.

`plt.ioff()` ends that, and so does `plt.rc_context()` around the first drawing of a notebook without
`%matplotlib inline`: its end restores the settings from before the backend was chosen.
"""

import ast
from functools import lru_cache
from typing import TYPE_CHECKING

from nbhoist.analysis.shell import shell_call

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.notebook.model import Cell

_PYPLOT = "matplotlib.pyplot."
_CONTEXTS = frozenset({f"{_PYPLOT}rc_context", "matplotlib.rc_context"})


def shows_at_end(cell: "Cell", facts: "Facts") -> bool:
    """Whether the figures that are open at the end of `cell` are shown and closed there."""
    return cell.id not in _quiet_cells(facts)


@lru_cache(maxsize=2)
def _quiet_cells(facts: "Facts") -> frozenset[str]:
    """Ids of the cells that leave their figures open."""
    interactive = after = True
    chosen = False
    quiet: set[str] = set()
    for parsed in facts.cells:
        for statement in facts.of_cell(parsed.cell):
            interactive = after = _switched(statement, facts, after)
            if not chosen and _wraps_drawing(statement, facts):
                after = False  # what is drawn inside is still shown at the end of its own cell
            chosen = chosen or _chooses_backend(statement)
        if not interactive:
            quiet.add(parsed.cell.id)
        interactive = after
    return frozenset(quiet)


def _chooses_backend(statement: "Statement") -> bool:
    call = shell_call(getattr(statement.node, "value", statement.node))
    asked = call is not None and call[0] == "run_line_magic" and call[1][:1] in (("matplotlib",), ("pylab",))
    return asked or "<figure>" in statement.known_effects


def _wraps_drawing(statement: "Statement", facts: "Facts") -> bool:
    node = statement.node
    if not isinstance(node, ast.With) or "<figure>" not in statement.known_effects:
        return False
    heads = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
    return any(facts.resolve(head.func) in _CONTEXTS for head in heads)


def _switched(statement: "Statement", facts: "Facts", interactive: bool) -> bool:
    node = getattr(statement.node, "value", None)
    name = facts.resolve(node.func) if isinstance(node, ast.Call) else ""
    return {f"{_PYPLOT}ion": True, f"{_PYPLOT}ioff": False}.get(name or "", interactive)
