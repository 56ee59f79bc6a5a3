"""Reads a notebook from bytes or from a file, whatever its format."""

from typing import TYPE_CHECKING

from nbhoist.errors import NotebookError, OtherLanguageError
from nbhoist.notebook.decode import decode_json, decode_python
from nbhoist.notebook.ipynb import notebook_from_document
from nbhoist.notebook.script import is_script_notebook, notebook_from_script
from nbhoist.notebook.stored import Stored

if TYPE_CHECKING:
    from pathlib import Path

    from nbhoist.notebook.model import Notebook

_SCRIPTS = (".py", ".pyw")


def read_notebook(path: "Path") -> "Notebook":
    """Read the file at `path`; raises `NotebookError`, or `OtherLanguageError` for another language than Python."""
    try:
        data = path.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise NotebookError(f"`{path}` cannot be read: {why}; check that it is a file you may read") from error
    return parse_notebook(data, path)


def parse_notebook(data: bytes, path: "Path") -> "Notebook":
    """Read a notebook from the bytes that `path` holds, or would hold; raises as `read_notebook` does."""
    notebook = _from_python(data, path) if path.suffix.lower() in _SCRIPTS else _from_json(data, path)
    if notebook.language != "python":
        raise OtherLanguageError(f"`{path}` is a notebook in {notebook.language}; skipped, nbhoist reads Python")
    return notebook


def _from_json(data: bytes, path: "Path") -> "Notebook":
    text, document = decode_json(data, path)
    return notebook_from_document(document, path)._replace(stored=text)


def _from_python(data: bytes, path: "Path") -> "Notebook":
    text, encoding = decode_python(data, path)
    if not is_script_notebook(text):
        raise NotebookError(
            f"`{path}` is a Python file without cells; start cells with `# %%` lines to have it read as a notebook"
        )
    utf8 = data if encoding == "utf-8" else text.encode("utf-8")
    return notebook_from_script(text, path)._replace(stored=Stored(utf8, encoding))
