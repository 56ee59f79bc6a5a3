"""Precision and recall of roles on labelled statements.

    python tests/benchmarks/role_scores.py NOTEBOOKS [--wrong]

`NOTEBOOKS` holds the labelled notebooks anywhere below it, each under the path that it has in its repository. The labels
are facts in tests/roles/labels.tsv: repository (`-` is this one), path, cell from 0, line from 1, roles. They are split
by a hash of repository and path: rules may be tuned on `tuned`, `held out` says what they are worth.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.reader import read_notebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts

LABELS = Path(__file__).parents[1] / "roles" / "labels.tsv"
ROOT = Path(__file__).parents[2]


class Label(NamedTuple):
    """The roles that a person gave a statement."""

    repository: str
    path: str
    cell: int
    line: int
    roles: frozenset[str]

    @property
    def part(self) -> str:
        """The half that the notebook belongs to."""
        first = hashlib.sha256(f"{self.repository}/{self.path}".encode()).digest()[0]
        return "held out" if first % 2 else "tuned"


class Scored(NamedTuple):
    """A label, what was said instead, and the text of the statement."""

    label: Label
    said: frozenset[str]
    text: str


def labels() -> tuple[Label, ...]:
    """All labels in the repository."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return tuple(
            Label(row["repository"], row["path"], int(row["cell"]), int(row["line"]), frozenset(row["roles"].split()))
            for row in rows
        )


def scored(folder: Path) -> Iterator[Scored]:
    """Every label whose notebook is there, beside the roles that the analysis gives."""
    known: dict[tuple[str, str], Facts | None] = {}
    for label in labels():
        key = (label.repository, label.path)
        if key not in known:
            file = _file(label, folder)
            known[key] = build_facts(read_notebook(file)) if file is not None else None
            if file is None:
                print(f"not there: {label.repository} {label.path}")
        facts = known[key]
        if facts is not None:
            yield _scored(label, facts)


def _file(label: Label, folder: Path) -> Path | None:
    if label.repository == "-":
        return ROOT / label.path
    name = Path(label.path).name
    return next((p for p in sorted(folder.rglob(name)) if p.as_posix().endswith(f"/{label.path}")), None)


def _scored(label: Label, facts: Facts) -> Scored:
    found = [s for s in facts.statements if (s.cell.index, s.line) == (label.cell, label.line)]
    if not found:
        raise SystemExit(f"no statement at {label}")
    text = facts.parsed(found[0].cell).python.split("\n")[label.line - 1]
    return Scored(label, frozenset(found[0].roles), text)


def table(rows: list[Scored]) -> str:
    """Precision, recall and F1 per role and over all, and how often the first role is right."""
    right, said, wanted = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        right.update(row.said & row.label.roles)
        said.update(row.said)
        wanted.update(row.label.roles)
    lines = [_line(role, right[role], said[role], wanted[role]) for role in sorted(wanted | said)]
    return "\n".join([*lines, _line("all", right.total(), said.total(), wanted.total())])


def _line(role: str, right: int, said: int, wanted: int) -> str:
    precision, recall = right / said if said else 1.0, right / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{role:10} precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.2f}  ({right} of {said} said, {wanted} labelled)"


def main() -> None:
    """Print the tables of both halves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong in the tuned half")
    options = parser.parse_args()
    rows = list(scored(options.notebooks))
    for part in ("tuned", "held out"):
        mine = [row for row in rows if row.label.part == part]
        print(f"\n{part}: {len(mine)} statements\n{table(mine)}")
    for row in rows if options.wrong else ():
        if row.said != row.label.roles:
            print(
                f"{row.label.path}:{row.label.cell}.{row.label.line} {sorted(row.label.roles)} said {sorted(row.said)}: {row.text[:100]}"
            )


if __name__ == "__main__":
    main()
