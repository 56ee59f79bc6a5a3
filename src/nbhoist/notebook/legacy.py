"""Outputs of nbformat 2 and 3 as nbformat 4 writes them, converted when they are asked for."""

from collections.abc import Mapping, Sequence
from typing import Any, overload

_KINDS = {"pyout": "execute_result", "pyerr": "error"}
_MIME = {
    "text": "text/plain",
    "html": "text/html",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "latex": "text/latex",
    "json": "application/json",
    "javascript": "application/javascript",
    "pdf": "application/pdf",
}


class LegacyOutputs(Sequence[Mapping[str, Any]]):
    """Old outputs that read like new ones."""

    __slots__ = ("_raw",)

    def __init__(self, raw: Sequence[Mapping[str, Any]]) -> None:
        """Keep the old objects."""
        self._raw = raw

    def __len__(self) -> int:
        """How many outputs there are."""
        return len(self._raw)

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> Mapping[str, Any] | Sequence[Mapping[str, Any]]:
        """One output, or some, as nbformat 4 has them."""
        return LegacyOutputs(self._raw[index]) if isinstance(index, slice) else upgraded(self._raw[index])


def upgraded(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """One output of nbformat 2 or 3 as nbformat 4 has it."""
    old = raw.get("output_type")
    kind = _KINDS.get(old, old) if isinstance(old, str) else ""
    if kind == "stream":
        return {"output_type": kind, "name": raw.get("stream", "stdout"), "text": raw.get("text", "")}
    if kind == "error":
        return {"output_type": kind, **{key: raw.get(key, "") for key in ("ename", "evalue", "traceback")}}
    output: dict[str, Any] = {"output_type": kind, "metadata": raw.get("metadata") or {}}
    output["data"] = {mime: raw[key] for key, mime in _MIME.items() if key in raw}
    if kind == "execute_result":
        output["execution_count"] = raw.get("prompt_number")
    return output
