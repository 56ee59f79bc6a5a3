"""What a package may say about its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_PROVEN = "not proven to compute what {notebook} computes"
WORDS = {
    "equivalent": "as generated, proven equivalent to {notebook}",
    "different": "as generated, different from {notebook}",
    "undecided": "as generated, undecided whether equivalent to {notebook}",
}


def proof_line(verdict: Mapping[str, Any] | None, notebook: str) -> str:
    """One line for `--version` and the README."""
    words = WORDS[verdict["verdict"]] if verdict else NOT_PROVEN
    return words.format(notebook=notebook)
