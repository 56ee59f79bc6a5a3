"""How long a proof will take, from timings that are stored already."""

from __future__ import annotations

import json
import math
from datetime import datetime
from typing import TYPE_CHECKING, Any

from nbhoist.report.screen import duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.notebook.model import Notebook

# where tools note begin and end of a cell: Jupyter (its server, then its kernel), and an older extension
MOMENTS = (
    ("execution", "iopub.execute_input", "shell.execute_reply"),
    ("execution", "iopub.status.busy", "iopub.status.idle"),
    ("ExecuteTime", "start_time", "end_time"),
)
LEAST = 5.0  # seconds of one run that are worth a line
LENGTHS = (("papermill", "duration", 1.0), ("executionInfo", "elapsed", 0.001))  # and its length: papermill, Colab


def estimate(notebook: Notebook, recorded: Mapping[str, float] | None = None) -> str:
    """Return a line on how long runs of a notebook and its package will take; empty where nothing tells, or they are short."""
    if recorded:
        return _line(sum(recorded.values()), "timings of the earlier recording")
    saved = list(_saved(notebook))
    return _line(sum(saved), f"timings saved in {len(saved)} of {len(notebook.code_cells)} cells")


def _line(seconds: float, source: str) -> str:
    if seconds < LEAST:
        return ""
    return f"estimate: about 2 x {duration(seconds)}, for notebook and package ({source})"


def _saved(notebook: Notebook) -> Iterator[float]:
    if notebook.format != "ipynb" or notebook.stored is None:
        return
    for cell in json.loads(notebook.stored.text).get("cells", ()):
        metadata = cell.get("metadata")
        found = _seconds(metadata) if isinstance(metadata, dict) else None
        if found is not None:
            yield found


def _seconds(metadata: Mapping[str, Any]) -> float | None:
    """Return how long one cell ran, where its metadata says it plausibly."""
    found = [_between(_member(metadata, tool, begin), _member(metadata, tool, end)) for tool, begin, end in MOMENTS]
    found += [_scaled(_member(metadata, tool, length), unit) for tool, length, unit in LENGTHS]
    return next((seconds for seconds in found if seconds is not None), None)


def _member(metadata: Mapping[str, Any], tool: str, key: str) -> object:
    held = metadata.get(tool)
    return held.get(key) if isinstance(held, dict) else None


def _between(begin: object, end: object) -> float | None:
    if not isinstance(begin, str) or not isinstance(end, str):
        return None
    try:
        return _scaled((datetime.fromisoformat(end) - datetime.fromisoformat(begin)).total_seconds(), 1)
    except (ValueError, TypeError):  # no date, or only one of the two names its zone
        return None


def _scaled(value: object, unit: float) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        return None
    return value * unit
