"""Reads large notebooks without building their outputs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

from nbhoist.errors import NotebookError
from nbhoist.notebook.json_spans import Span
from nbhoist.notebook.layout import raw_cells


class LazyOutputs(Sequence[Mapping[str, Any]]):
    """Outputs that are parsed each time somebody looks at them, and not kept."""

    __slots__ = ("_data", "_span")

    def __init__(self, data: bytes, span: Span) -> None:
        """Keep where the outputs stand."""
        self._data = data
        self._span = span

    def __len__(self) -> int:
        """How many outputs there are."""
        return len(self._parsed())

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        """All outputs, parsed once for the whole loop."""
        return iter(self._parsed())

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> Mapping[str, Any] | Sequence[Mapping[str, Any]]:
        """One output, or some."""
        return self._parsed()[index]

    def _parsed(self) -> tuple[Mapping[str, Any], ...]:
        try:
            outputs = json.loads(self._data[self._span.start : self._span.end])
        except (ValueError, RecursionError) as error:
            raise NotebookError(
                f"outputs at byte {self._span.start} of a notebook are not valid JSON: {error}; run it again"
            ) from error
        return tuple(output for output in outputs if isinstance(output, dict))


def without_outputs(data: bytes) -> dict[str, Any] | None:
    """The document with `LazyOutputs` in its cells; None where a plain parser must say what is wrong with it."""
    try:
        lists = [parts.get("outputs") for _, parts in raw_cells(data)]
        document: Any = json.loads(_blanked(data, [span for span in lists if span is not None]))
    except (ValueError, RecursionError, KeyError):
        return None
    cells = _cells(document)
    if len(cells) != len(lists):
        return None
    for cell, span in zip(cells, lists, strict=True):
        if span is not None and data[span.start] == ord("["):
            cell["outputs"] = LazyOutputs(data, span)
    return document if isinstance(document, dict) else None


def _blanked(data: bytes, spans: list[Span]) -> str:
    """The text with empty lists in place of the outputs."""
    pieces: list[bytes] = []
    done = 0
    for span in spans:
        pieces += [data[done : span.start], b"[]"]
        done = span.end
    return b"".join([*pieces, data[done:]]).decode("utf-8-sig")


def _cells(document: object) -> list[dict[str, Any]]:
    """The cell objects, in the order in which they stand in the file; none where something has another type."""
    sheets: Any = [document] if isinstance(document, dict) and "cells" in document else []
    if isinstance(document, dict) and not sheets:
        sheets = document.get("worksheets", [])
    found = [sheet.get("cells", []) for sheet in sheets if isinstance(sheet, dict)] if isinstance(sheets, list) else []
    return [cell for cells in found if isinstance(cells, list) for cell in cells if isinstance(cell, dict)]
