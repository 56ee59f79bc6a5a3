"""Precision and recall of rules on public labelled sets; `python labelled_sets.py FOLDER` with their checkouts in it.

Sets are split by the hash of a name: rules were tuned on the half `tune` only, figures are given for both.
"""

import argparse
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from nbhoist.lint.engine import lint
from nbhoist.lint.index import RULES
from nbhoist.lint.registry import load
from nbhoist.notebook.percent import notebook_from_percent

PREPROCESSING = frozenset({"NBH501", "NBH502", "NBH504", "NBH505", "NBH510", "NBH513"})
PATTERNS: dict[str, tuple[str, frozenset[str]]] = {
    "ml-001": ("leakage", PREPROCESSING | {"NBH503"}),
    "ml-002": ("leakage", frozenset({"NBH502", "NBH505", "NBH506", "NBH512"})),
    "ml-003": ("leakage", frozenset({"NBH501", "NBH505", "NBH510"})),
    "ml-005": ("leakage", frozenset({"NBH511"})),
    "ml-006": ("leakage", frozenset({"NBH512", "NBH511", "NBH502"})),
    "ml-007": ("leakage", frozenset({"NBH503", "NBH513"})),
    "ml-009": ("leakage", frozenset({"NBH504", "NBH509", "NBH501", "NBH507"})),
    "ml-010": ("leakage", frozenset({"NBH507", "NBH508"})),
    "rep-001": ("seeds", frozenset({"NBH401", "NBH402", "NBH405", "NBH409"})),
    "rep-004": ("seeds", frozenset({"NBH401", "NBH402", "NBH403", "NBH404", "NBH405", "NBH408", "NBH409"})),
    "rep-006": ("seeds", frozenset({"NBH406"})),
    "rep-008": ("seeds", frozenset({"NBH408"})),
    "rep-009": ("seeds", frozenset({"NBH403"})),
    "rep-002": ("other", frozenset({"NBH407"})),
    "rep-005": ("other", frozenset({"NBH410"})),
    "rep-011": ("other", frozenset({"NBH410"})),
    "rep-012": ("other", frozenset({"NBH413"})),
    "pt-004": ("other", frozenset({"NBH603"})),
    "pt-007": ("other", frozenset({"NBH604"})),
    "pt-013": ("other", frozenset({"NBH605"})),
    "pt-020": ("other", frozenset({"NBH607"})),
    "pt-009": ("other", frozenset({"NBH608"})),
    "pt-015": ("other", frozenset({"NBH610"})),
}


class Case(NamedTuple):
    """One labelled program."""

    group: str
    half: str
    name: str
    bad: bool
    codes: frozenset[str]
    text: str


def half_of(name: str) -> str:
    """The half that a name is in."""
    return "report" if hashlib.sha256(name.encode()).digest()[0] % 2 else "tune"


def main() -> None:
    """Print figures by set and half, and the cases that are wrong in the halves asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="", help="name the wrong cases of this half")
    options = parser.parse_args()
    cases = [*_study(options.folder), *_patterns(options.folder)]
    found = {case: _found(case) for case in cases}
    for group in sorted({case.group for case in cases}):
        for half in ("tune", "report"):
            _print(f"{group} {half}", {c: f for c, f in found.items() if (c.group, c.half) == (group, half)})
        _print(f"{group} both", {c: f for c, f in found.items() if c.group == group})
    for case, codes in found.items():
        if case.half == options.show and case.bad != bool(codes & case.codes):
            print("missed" if case.bad else "false alarm", case.group, case.name, sorted(codes))


def _print(title: str, found: dict[Case, frozenset[str]]) -> None:
    told = {case: bool(codes & case.codes) for case, codes in found.items()}
    right = sum(case.bad and said for case, said in told.items())
    bad, said = sum(case.bad for case in told), sum(told.values())
    precision, recall = right / said if said else 0.0, right / bad if bad else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    print(f"{title}: {len(told)} cases, found {right} of {bad}, false {said - right} of {len(told) - bad}", end=", ")
    print(f"precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}")


def _found(case: Case) -> frozenset[str]:
    notebook = notebook_from_percent(f"# %%\n{case.text}", Path("case.py"))
    linted = lint(notebook, load(RULES))
    for crash in linted.crashes:
        print(case.name, crash.message)
    return frozenset(d.code for d in linted.diagnostics)


def _study(folder: Path) -> Iterator[Case]:
    """The test programs of `malusamayo/leakage-analysis`; bad where a leaky fit is expected."""
    for table in folder.rglob("tests/test_preprocessing.py"):
        for name, fits in re.findall(r'template\("([^"]+)", \[([^\]]*)\]', table.read_text(encoding="utf-8")):
            for path in folder.rglob(f"tests/inputs/{name}"):
                text = path.read_text(encoding="utf-8")
                yield Case("preprocessing", half_of(path.stem), name, bool(fits.strip()), PREPROCESSING, text)


def _patterns(folder: Path) -> Iterator[Case]:
    """The positive and negative snippets of `ssamsonau/scicode-lint`."""
    for path in sorted(folder.rglob("patterns/*/*/test_*/*.py")):
        kind, pattern = path.parent.name, path.parent.parent.name
        if kind in ("test_positive", "test_negative") and pattern[: pattern.index("-", 4)] in PATTERNS:
            group, codes = PATTERNS[pattern[: pattern.index("-", 4)]]
            name = f"{pattern}/{path.name}"
            yield Case(group, half_of(pattern), name, kind == "test_positive", codes, path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
