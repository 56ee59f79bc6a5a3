"""What a notebook does not repeat: known from running it against itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nbhoist.verify.findings import findings
from nbhoist.verify.verdict import Difference, Expected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.verify.recording import Recording

NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[-+]?\d+)?")
Pattern = str


@dataclass(frozen=True)
class Unstable:
    """Differences between runs of the notebook itself; `numbers` says which numbers of which kind of line vary."""

    identities: frozenset[tuple[str, str, str]] = frozenset()
    numbers: Mapping[Pattern, frozenset[int]] = field(default_factory=dict)

    def __contains__(self, difference: Difference) -> bool:
        """Tell whether a difference is of the kind that the notebook has with itself."""
        if difference.identity in self.identities:
            return True
        pattern, varied = _varied(difference)
        return bool(varied) and varied <= self.numbers.get(pattern, frozenset())

    def __bool__(self) -> bool:
        """Whether anything varies."""
        return bool(self.identities)

    def joined(self, other: Unstable) -> Unstable:
        """Return what varies in either."""
        patterns = {*self.numbers, *other.numbers}
        none: frozenset[int] = frozenset()
        numbers = {text: self.numbers.get(text, none) | other.numbers.get(text, none) for text in patterns}
        return Unstable(self.identities | other.identities, numbers)


def unstable_between(one: Recording, other: Recording) -> Unstable:
    """Return what differs between two runs of one notebook."""
    differences = findings(one, other, Expected()).differences
    numbers: dict[Pattern, frozenset[int]] = {}
    for difference in differences:
        pattern, varied = _varied(difference)
        numbers[pattern] = numbers.get(pattern, frozenset()) | varied
    numbers.pop("", None)
    return Unstable(frozenset(item.identity for item in differences), numbers)


def _varied(difference: Difference) -> tuple[Pattern, frozenset[int]]:
    """Return a line without its numbers, and which of them differ; nothing where more than numbers differs."""
    if difference.kind not in ("text", "display"):
        return "", frozenset()
    pattern = NUMBER.sub("#", difference.reference)
    if pattern != NUMBER.sub("#", difference.candidate):
        return "", frozenset()
    pairs = zip(NUMBER.findall(difference.reference), NUMBER.findall(difference.candidate), strict=True)
    return pattern, frozenset(place for place, (mine, theirs) in enumerate(pairs) if mine != theirs)
