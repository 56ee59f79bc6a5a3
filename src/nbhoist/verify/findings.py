"""What agrees between two recordings, what differs, and what could not be compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from nbhoist.verify.nodes import Tolerance
from nbhoist.verify.same_files import compare_files
from nbhoist.verify.same_output import compare_output
from nbhoist.verify.same_values import compare_end, compare_values
from nbhoist.verify.sides import Item, Sides
from nbhoist.verify.verdict import Difference, Expected, NotCompared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.verify.recording import Recording

RTOL, ATOL = 1e-6, 1e-9
STAMP = ("system", "machine", "processor", "blas", "threads", "python", "libraries")


@dataclass(frozen=True)
class Findings:
    """The comparison before it is judged."""

    differences: tuple[Difference, ...]  # in the order of the reference run
    compared: tuple[str, ...]
    not_compared: tuple[NotCompared, ...]
    uncovered: tuple[str, ...]
    shown: Counter[str]
    files: int
    exact: bool
    tolerance: Tolerance | None
    elsewhere: bool  # the runs took place on different platforms


def findings(reference: Recording, candidate: Recording, expected: Expected) -> Findings:
    """Compare values, output and files."""
    tolerance = _tolerance(reference, candidate, expected)
    sides = Sides(reference, candidate, expected, tolerance)
    items = list(_items(sides))
    differences = sorted((item.difference for item in items if item.difference), key=lambda item: item.sequence)
    return Findings(
        differences=tuple(differences),
        compared=tuple(dict.fromkeys(item.name for item in items if item.what == "variable" and item.agrees)),
        not_compared=tuple(dict.fromkeys(NotCompared(item.name, item.reason) for item in items if item.reason)),
        uncovered=tuple(dict.fromkeys(item.name for item in items if item.uncovered)),
        shown=Counter(item.what for item in items if item.agrees),
        files=sum(item.what == "file" and item.agrees for item in items),
        exact=not any(item.near for item in items),
        tolerance=tolerance,
        elsewhere=not _same_platform(reference, candidate),
    )


def _items(sides: Sides) -> Iterator[Item]:
    yield from chain(compare_values(sides), compare_end(sides), compare_output(sides))
    if sides.reference.error is None and sides.candidate.error is None:
        yield from compare_files(sides)
    if sides.stopped_by_itself and not (sides.reference.error and sides.reached_stop()):
        yield sides.failure()


def _same_platform(reference: Recording, candidate: Recording) -> bool:
    unknown = not reference.platform or not candidate.platform
    return unknown or all(reference.platform.get(fact) == candidate.platform.get(fact) for fact in STAMP)


def _tolerance(reference: Recording, candidate: Recording, expected: Expected) -> Tolerance | None:
    if expected.rtol is None and expected.atol is None and _same_platform(reference, candidate):
        return None
    rtol = RTOL if expected.rtol is None else expected.rtol
    return Tolerance(rtol, ATOL if expected.atol is None else expected.atol)
