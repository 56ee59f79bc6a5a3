"""From the bytes of a file to a JSON document or Python text; says where and why when that fails."""

import json
import re
from typing import TYPE_CHECKING, Any

from nbhoist.errors import NotebookError
from nbhoist.notebook.large import without_outputs
from nbhoist.notebook.stored import Stored

if TYPE_CHECKING:
    from pathlib import Path

LARGE = 32_000_000  # bytes; most of what is larger is outputs
_LFS = b"version https://git-lfs"
_CONFLICT = re.compile(rb"^(?:<<<<<<<|=======|>>>>>>>)", re.MULTILINE)
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_BOM = b"\xef\xbb\xbf"


def decode_json(data: bytes, path: "Path") -> tuple[Stored, dict[str, Any]]:
    """Parse the JSON object in `data`; raises `NotebookError` with the position where it is none."""
    _refuse_placeholders(data, path)
    stored = _to_utf8(data, path)
    try:
        document = _document(stored.data)
    except json.JSONDecodeError as error:
        raise NotebookError(_broken_json(stored.data, path, error)) from error
    except UnicodeDecodeError as error:
        raise NotebookError(_not_utf8(stored.data, path, error)) from error
    except RecursionError as error:
        raise NotebookError(
            f"`{path}` nests its JSON too deeply to be a notebook; restore an earlier version"
        ) from error
    except ValueError as error:
        raise NotebookError(f"`{path}` holds a number that is too long: {error}; mend the file") from error
    if not isinstance(document, dict):
        raise NotebookError(f"`{path}` is JSON, but no notebook: it holds no object; name a notebook")
    return stored, document


def _document(data: bytes) -> Any:
    """The JSON value in `data`; of large files the outputs stay unread until somebody asks for them."""
    if len(data) > LARGE:
        light = without_outputs(data)
        if light is not None:
            return light
    return json.loads(data.decode("utf-8-sig"))


def decode_python(data: bytes, path: "Path") -> tuple[str, str]:
    """The text of a Python file and its encoding, by byte order mark and coding line as Python finds them."""
    encoding = "utf-8"
    if not data.startswith(_BOM):
        cookie = next((m for m in map(_COOKIE.match, data.split(b"\n", 2)[:2]) if m is not None), None)
        encoding = cookie[1].decode("ascii").lower().replace("_", "-") if cookie is not None else encoding
        encoding = "utf-8" if encoding in ("utf-8", "utf8") else encoding
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise NotebookError(_not_utf8(data, path, error)) from error
        raise NotebookError(f"`{path}` is not the `{encoding}` that its coding line says; save it as UTF-8") from error
    except LookupError as error:
        raise NotebookError(f"`{path}` names an unknown encoding `{encoding}`; save it as UTF-8") from error


def _refuse_placeholders(data: bytes, path: "Path") -> None:
    if not data.removeprefix(_BOM).strip():
        raise NotebookError(f"`{path}` is empty ({len(data)} bytes); save the notebook again or leave the file out")
    if data.startswith(_LFS):
        raise NotebookError(f"`{path}` is a Git LFS pointer, not the notebook; run `git lfs pull`")


def _to_utf8(data: bytes, path: "Path") -> Stored:
    encoding = json.detect_encoding(data[:4])
    if encoding.startswith("utf-8"):
        return Stored(data)
    exact = _with_byte_order(encoding, data)
    try:
        return Stored(data.decode(exact).encode("utf-8"), exact)
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        raise NotebookError(f"`{path}` looks like {encoding}, but is not; save it as UTF-8") from error


def _with_byte_order(encoding: str, data: bytes) -> str:
    """An encoding that keeps the byte order mark as a character, so that writing gives it back."""
    if encoding in ("utf-16", "utf-32"):
        return encoding + ("-le" if data[0] == 0xFF else "-be")
    return encoding


def _broken_json(data: bytes, path: "Path", error: json.JSONDecodeError) -> str:
    conflict = _CONFLICT.search(data)
    if conflict is not None:
        line = data.count(b"\n", 0, conflict.start()) + 1
        return f"`{path}` holds the marks of a merge conflict (line {line}); resolve it and save"
    if data.lstrip()[:1] == b"<":
        return f"`{path}` is a web page, not the notebook; download the raw file"
    what = error.msg[:1].lower() + error.msg[1:]
    if error.pos >= len(error.doc.rstrip()):
        return f"`{path}` ends too early (line {error.lineno}, column {error.colno}): {what}; restore the whole file"
    return f"`{path}` is not valid JSON (line {error.lineno}, column {error.colno}): {what}; mend or restore the file"


def _not_utf8(data: bytes, path: "Path", error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    return f"`{path}` is not UTF-8 (byte 0x{data[error.start]:02x} in line {line}); save it as UTF-8"
