"""Generated Python as `black` formats it and `ruff` accepts it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import black
from black.report import NothingChanged

from nbhoist.errors import NbhoistError

if TYPE_CHECKING:
    from collections.abc import Mapping

MODE = black.Mode(line_length=120)


@lru_cache(maxsize=512)  # a module is formatted for its line numbers, and again with its package
def format_python(source: str) -> str:
    """Formatted source; black's own check makes sure that it means the same."""
    try:
        return black.format_file_contents(source, fast=False, mode=MODE)
    except NothingChanged:
        return source


def mark_exceptions(sources: Mapping[str, str], pyproject: str) -> dict[str, str]:
    """Sources by path with `# noqa: CODE` on each line that breaks a lint rule of `pyproject`: the user's text stays."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "pyproject.toml").write_text(pyproject, encoding="utf-8")
        for path, source in sources.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(source, encoding="utf-8", newline="\n")
        _ruff("check", "--add-noqa", "--no-cache", "--quiet", str(root))
        return {path: (root / path).read_bytes().decode("utf-8") for path in sources}


def _ruff(*arguments: str) -> None:
    command = [sys.executable, "-m", "ruff", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise NbhoistError(f"`ruff` cannot check the generated package: {done.stderr.strip()}")
