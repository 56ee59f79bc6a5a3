"""What must not be repeated in a report: secrets, and personal data by its form."""

from __future__ import annotations

from dataclasses import dataclass

from nbhoist.analysis.personal_data import personal_data
from nbhoist.analysis.secret_formats import found_in

_STAR = "*"


@dataclass(frozen=True)
class Mask:
    """Replaces what must not be repeated by stars of the same length, so that columns stay where they are."""

    secrets: tuple[str, ...] = ()  # texts that are secret wherever they stand, the longest first
    by_form: bool = True  # also look for secrets that show by their form, which takes longer

    def __call__(self, text: str) -> str:
        """The text without secrets and personal data."""
        for secret in (*self.secrets, *(_by_form(text) if self.by_form else ())):
            text = text.replace(secret, _STAR * len(secret))
        for found in list(personal_data(text)):
            text = text[: found.start] + _STAR * (found.end - found.start) + text[found.end :]
        return text


def _by_form(text: str) -> list[str]:
    return sorted({found for found in found_in(text) if len(found) >= 4}, key=len, reverse=True)
