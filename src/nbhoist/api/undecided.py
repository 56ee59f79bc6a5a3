"""The verdict where nothing was run."""

from typing import Any


def undecided(reason: str) -> dict[str, Any]:
    """Return the public shape of a verdict without a comparison."""
    return {
        "version": 1,
        "verdict": "undecided",
        "reason": reason,
        "compared": [],
        "not_compared": [],
        "first_difference": None,
        "seeds_forced": False,
        "platform": {},
        "counts": {},
        "touched": [],
    }
