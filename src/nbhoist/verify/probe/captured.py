"""Fingerprints of what a cell captured: its text; what it would display needs a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .objects import held_parts
from .registry import handles

if TYPE_CHECKING:
    from .fingerprint import Fingerprinter


@handles("IPython.utils.capture.CapturedIO")
def _captured(fingerprinter: Fingerprinter, value: Any) -> str:
    return held_parts(fingerprinter, value, {"stdout": value.stdout, "stderr": value.stderr})
