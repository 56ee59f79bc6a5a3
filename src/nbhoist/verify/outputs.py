"""The numbers that a notebook was saved with, against those of a fresh run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nbhoist.verify.probe.names import ADDRESS, is_timing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.verify.job import CellRun, NotebookJob
    from nbhoist.verify.recording import CellOutputs, Recording

ESCAPE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
DURATION = re.compile(r"\b\d+(?:\.\d+)? ?(?:ns|µs|μs|us|ms|s|min|h|it/s|s/it)\b|\b\d+:\d\d(?::\d\d)?\b")


def your_numbers(recording: Recording, job: NotebookJob) -> tuple[tuple[int, ...], int]:
    """Return the indexes of cells whose saved output a fresh run does not reproduce, and how many outputs were compared."""
    fresh = {item.cell: item for item in recording.outputs}
    differing, compared = [], 0
    for cell in job.cells:
        if cell.id not in fresh:
            continue
        pairs = _errors(cell, fresh[cell.id])
        if cell.id != _stopped_in(recording):
            pairs += _pairs(cell, fresh[cell.id])
        compared += len(pairs)
        if any(saved != now for saved, now in pairs):
            differing.append(cell.index)
    return tuple(differing), compared


def _stopped_in(recording: Recording) -> str | None:
    return recording.error.place if recording.error else None


def _pairs(cell: CellRun, fresh: CellOutputs) -> list[tuple[list[str], list[str]]]:
    text = "".join(_joined(output.get("text")) for output in cell.stored_outputs if _is_stdout(output))
    displays = [_joined(output["data"]["text/plain"]) for output in cell.stored_outputs if _is_display(output)]
    pairs = [(_lines(text), _lines(fresh.text))] if text.strip() else []
    now = [*fresh.displays, *[""] * len(displays)]
    return pairs + [(_lines(saved), _lines(shown)) for saved, shown in zip(displays, now, strict=False)]


def _errors(cell: CellRun, fresh: CellOutputs) -> list[tuple[list[str], list[str]]]:
    """Return the saved exception beside the one of now, also where the notebook stops with it."""
    saved = [f"{o.get('ename')}: {o.get('evalue')}" for o in cell.stored_outputs if o.get("output_type") == "error"]
    return [(_lines(text), _lines(fresh.error)) for text in saved]


def _is_stdout(output: Mapping[str, Any]) -> bool:
    return output.get("output_type") == "stream" and output.get("name", "stdout") == "stdout"


def _is_display(output: Mapping[str, Any]) -> bool:
    shown = output.get("output_type") in ("execute_result", "display_data")
    return shown and "text/plain" in output.get("data", {})


def _joined(text: str | list[str] | None) -> str:
    return "".join(text or ())


def _lines(text: str) -> list[str]:
    """Return what counts of an output: no addresses, colours, timings and blanks at line ends."""
    lines = [_final(line) for line in ESCAPE.sub("", text).split("\n")]
    kept = [DURATION.sub("~", ADDRESS.sub("0x", line)) for line in lines if not is_timing(line)]
    return "\n".join(kept).strip().split("\n")


def _final(line: str) -> str:
    """Return what a terminal shows of a line with carriage returns."""
    return line.rstrip("\r").rpartition("\r")[2].rstrip()
