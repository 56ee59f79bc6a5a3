"""From a JSON document to a notebook: nbformat 2, 3 and 4, as leniently as Jupyter itself."""

from typing import TYPE_CHECKING, Any

from nbhoist.errors import NotebookError
from nbhoist.notebook.ids import unique_ids
from nbhoist.notebook.language import kernel_of, language_of, table, word
from nbhoist.notebook.large import LazyOutputs
from nbhoist.notebook.legacy import LegacyOutputs
from nbhoist.notebook.model import Cell, Notebook
from nbhoist.notebook.platforms import platform_of
from nbhoist.notebook.text import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from nbhoist.notebook.model import CellKind

_KINDS: "dict[str, CellKind]" = {"code": "code", "markdown": "markdown", "raw": "raw", "heading": "markdown"}


def notebook_from_document(document: "Mapping[str, Any]", path: "Path") -> Notebook:
    """Read the JSON document of an `.ipynb` file; raises `NotebookError` where it is none."""
    raw_cells = cells_of(document, path)
    is_old = "cells" not in document
    ids = unique_ids([raw.get("id") for raw in raw_cells])
    cells = tuple(_cell(raw, index, ids[index], is_old, path) for index, raw in enumerate(raw_cells))
    metadata = table(document.get("metadata"))
    language = language_of(metadata)
    if is_old and language == "python":
        language = _language_of_cells(raw_cells)
    platform = platform_of(metadata, cells)
    return Notebook(path, cells, metadata, language, kernel_of(metadata), "ipynb", platform)


def cells_of(document: "Mapping[str, Any]", path: "Path") -> "Sequence[Mapping[str, Any]]":
    """The cell objects in order; those of nbformat 2 and 3 stand in worksheets."""
    if "cells" in document:
        return _objects(document["cells"], "cells", path)
    if "worksheets" not in document and document.get("nbformat") not in (2, 3):
        raise NotebookError(f"`{path}` is JSON, but no notebook: it has no `cells`; name a notebook")
    sheets = _objects(document.get("worksheets", []), "worksheets", path)
    return [cell for sheet in sheets for cell in _objects(sheet.get("cells", []), "cells", path)]


def _objects(value: object, name: str, path: "Path") -> "Sequence[Mapping[str, Any]]":
    if not isinstance(value, list):
        raise NotebookError(f"`{path}` is no notebook: its `{name}` are not a list; mend or restore the file")
    for index, item in enumerate(value):
        if not isinstance(item, dict):
            raise NotebookError(
                f"`{path}` has no object as number {index + 1} of its `{name}`; mend or restore the file"
            )
    return value


def _cell(raw: "Mapping[str, Any]", index: int, identifier: str, is_old: bool, path: "Path") -> Cell:
    kind = _KINDS.get(word(raw.get("cell_type")) or "", "raw")
    source = normalised(_source(raw, index, path))
    if raw.get("cell_type") == "heading":
        source = f"{'#' * _level(raw)} {source}"
    elif raw.get("cell_type") == "html":
        kind = "markdown"
    tags = table(raw.get("metadata")).get("tags")
    return Cell(
        index,
        identifier,
        kind,
        source,
        _count(raw.get("prompt_number" if is_old else "execution_count")),
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        _outputs(raw, is_old) if kind == "code" else (),
    )


def _source(raw: "Mapping[str, Any]", index: int, path: "Path") -> str:
    """The text of a cell, whether stored as a string or as a list of lines; `input` is its older name."""
    value = raw.get("source", raw.get("input"))
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    try:
        return "".join(value)
    except TypeError as error:
        raise NotebookError(
            f"`{path}` has a cell {index + 1} whose source is no text; mend or restore the file"
        ) from error


def _outputs(raw: "Mapping[str, Any]", is_old: bool) -> "Sequence[Mapping[str, Any]]":
    outputs = raw.get("outputs")
    if isinstance(outputs, LazyOutputs):
        return LegacyOutputs(outputs) if is_old else outputs
    if not outputs or not isinstance(outputs, list):
        return ()
    objects = tuple(output for output in outputs if isinstance(output, dict))
    return LegacyOutputs(objects) if is_old else objects


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _level(raw: "Mapping[str, Any]") -> int:
    level = raw.get("level")
    return min(max(level, 1), 6) if isinstance(level, int) else 1


def _language_of_cells(raw_cells: "Sequence[Mapping[str, Any]]") -> str:
    """nbformat 2 and 3 say the language cell by cell."""
    said = (word(raw.get("language")) for raw in raw_cells if raw.get("cell_type") == "code")
    first = next((name.lower() for name in said if name), "python")
    return language_of({"language_info": {"name": first}})
