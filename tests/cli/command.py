"""Calls of the command line, and notebooks for them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbhoist.cli import main

if TYPE_CHECKING:
    from pathlib import Path

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


@dataclass(frozen=True)
class Ran:
    """What a call left behind."""

    code: int
    out: str
    err: str


def nbhoist(*words: str | Path, cwd: Path, **environment: str) -> Ran:
    """Call `nbhoist` as a user does, in a process of its own."""
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "nbhoist", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": encoding, **environment},
        capture_output=True,
        check=False,
        timeout=300,
    )
    return Ran(done.returncode, _text(done.stdout, encoding), _text(done.stderr, encoding))


def nbhoist_here(*words: str | Path, cwd: Path) -> Ran:
    """Call `nbhoist` in this process, which is faster: nothing is imported again."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(word) for word in words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())


def _text(data: bytes, encoding: str) -> str:
    return data.decode(encoding).replace("\r\n", "\n")


def selecting(folder: Path, *codes: str) -> Path:
    """Return a folder in which `check` knows these rules alone, whatever else the catalogue holds."""
    (folder / "nbhoist.toml").write_text(f"select = {json.dumps(codes)}\n", encoding="utf-8")
    (folder / "work").mkdir()
    return folder / "work"


def notebook_text(*sources: str, kernel: dict[str, str] = KERNEL) -> str:
    """A notebook as JSON, one code cell for each source."""
    cells = [
        {"cell_type": "code", "execution_count": n, "id": f"c{n}", "metadata": {}, "outputs": [], "source": source}
        for n, source in enumerate(sources, start=1)
    ]
    document: dict[str, Any] = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, indent=1, ensure_ascii=False)


def write_notebook(path: Path, *sources: str, newline: str = "\n", kernel: dict[str, str] = KERNEL) -> Path:
    """Write a notebook; `newline` ends the lines of the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(notebook_text(*sources, kernel=kernel), encoding="utf-8", newline=newline)
    return path


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, so that two states can be compared."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
