"""The planted smells: notebooks with labelled smells, clean notebooks with traps, and what `check` finds in them."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nbhoist import api
from nbhoist.api import CheckOptions
from nbhoist.lint.selection import Selection

if TYPE_CHECKING:
    from nbhoist.lint.diagnostic import Diagnostic

ROOT = Path(__file__).parents[1] / "planted"
LARGE = re.compile(r"@large:(\d+)@")
WHOLE_CELL = frozenset(f"NBH{n:03}" for n in (1, 2, 3, 4, 101, 102, 103, 303, 304, 702, 703, 704, 805))
ORDER = frozenset({"NBH101", "NBH102"})  # may be told for the cell before or behind
RELATIONS = frozenset({"NBH104", "NBH409", "NBH601", "NBH704"}) | {f"NBH{n}" for n in range(501, 511)}
NEAR = 2  # lines by which the place of a finding may differ from the label


class Label(NamedTuple):
    """A planted smell; cell -1 stands for the notebook as a whole."""

    file: str
    cell: int
    line: int
    code: str
    why: str


def labels() -> tuple[Label, ...]:
    """The smells that must be found."""
    with (ROOT / "labels.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Label(row["file"], int(row["cell"]), int(row["line"]), row["code"], row["why"])
            for row in rows
            if row["code"] != "-"
        )


def laid_out(folder: Path) -> Path:
    """Copy the notebooks, with outputs as large as they were when they were written."""
    target = folder / "planted"
    shutil.copytree(ROOT, target)
    for path in target.rglob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        if LARGE.search(text):
            path.write_text(LARGE.sub(lambda match: "A" * int(match[1]), text), encoding="utf-8")
    return target


def found_in(folder: Path, *select: str) -> tuple[Diagnostic, ...]:
    """What `check` finds, the default rules unless others are selected."""
    return api.check(folder, CheckOptions(Selection(select=select))).diagnostics


def is_found(label: Label, found: list[Diagnostic]) -> bool:
    """Whether a finding has the code and the place of a label."""
    return any(_is_at(label, diagnostic) for diagnostic in found if diagnostic.code == label.code)


def _is_at(label: Label, diagnostic: Diagnostic) -> bool:
    if label.cell == -1 or diagnostic.cell is None:
        return True
    if label.code in RELATIONS and any(r.cell == label.cell for r in diagnostic.related):
        return True
    if any(r.cell == label.cell and abs(r.line - label.line) <= NEAR for r in diagnostic.related):
        return True  # one diagnostic may speak for several places, and names them
    apart = abs(diagnostic.cell.index - label.cell)
    if label.code in WHOLE_CELL:
        return apart <= (1 if label.code in ORDER else 0)
    first, last = diagnostic.line or 0, diagnostic.end_line or diagnostic.line or 0
    return apart == 0 and first - NEAR <= label.line <= last + NEAR
