"""Find cells whose statements run inside a `with`: cells that raise on purpose, and cells whose output is captured.

Precondition: none. Postcondition: each such cell is recorded with the head of its `with`; `keep_together` keeps its
statements in one stage.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.captured import captured_name, raises
from nbhoist.refactor.plan import Rewrite, Wrapped

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.notebook.cells import Magic, ParsedCell
    from nbhoist.refactor.plan import Plan

_STREAMS = {"--no-stdout": "stdout", "--no-stderr": "stderr", "--no-display": "display"}


def wrap_cells(plan: "Plan", facts: "Facts") -> "Plan":
    """Record the cells whose statements stand in a `with`."""
    found = tuple(
        Wrapped(tuple(s.id for s in facts.of_cell(parsed.cell)), head)
        for parsed in facts.cells
        for head in _heads(parsed)
    )
    rewrites = tuple(Rewrite(w.statements[0], "cell in a `with`", f"`with {w.head}`") for w in found if w.statements)
    return replace(plan, wrapped=found, rewrites=plan.rewrites + rewrites)


def _heads(parsed: "ParsedCell") -> list[str]:
    heads = ["contextlib.suppress(Exception)"] if raises(parsed.cell) else []
    return heads + [_captured(m) for m in parsed.magics if m.kind == "cell" and m.name == "capture"][:1]


def _captured(magic: "Magic") -> str:
    off = ", ".join(f"{_STREAMS[word]}=False" for word in magic.argument.split() if word in _STREAMS)
    name = captured_name(magic)
    return f"capture_output({off})" + (f" as {name}" if name else "")
