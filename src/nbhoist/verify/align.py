"""Where a statement of a generated function stands after somebody edited the function."""

from __future__ import annotations

import ast
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nbhoist.verify.job import PackageJob, StageProbe

Body = tuple[str, ...]


def places(job: PackageJob, stage: StageProbe) -> dict[int, list[str]]:
    """Return the statement ids to record, by ordinal in the function as it is now; -1 is its beginning."""
    mapping = _mapping(job, stage)
    found: dict[int, list[str]] = {}
    for statement in stage.statements:
        ordinal = statement.ordinal if mapping is None else mapping.get(statement.ordinal, statement.ordinal)
        found.setdefault(ordinal, []).append(statement.id)
    return found


def raising_places(job: PackageJob, stage: StageProbe) -> list[tuple[int, str]]:
    """Return where the statements stand now that take the exceptions of whole cells, with the cells."""
    mapping = _mapping(job, stage) or {}
    return [(mapping.get(ordinal, ordinal), cell) for ordinal, cell in stage.raising]


def _mapping(job: PackageJob, stage: StageProbe) -> dict[int, int] | None:
    """Return new ordinals of old ones; None where the function is as it was generated."""
    new = _body(_module(job.directory / "src", job.package, stage.module), stage.function)
    old = _body(_module(job.base, job.package, stage.module), stage.function) if job.base else None
    return moved(old, new) if old is not None and new is not None and old != new else None


def moved(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return new ordinals of old ones; what is gone is recorded behind what stood before it."""
    mapping: dict[int, int] = {}
    for _, start, end, begin, stop in SequenceMatcher(None, list(old), list(new), autojunk=False).get_opcodes():
        for offset, ordinal in enumerate(range(start, end)):
            mapping[ordinal] = min(begin + offset, stop - 1)
    return mapping


def _module(root: Path | None, package: str, module: str) -> Path:
    assert root is not None
    folder = root / package if (root / package).is_dir() else root
    return folder.joinpath(*module.split(".")).with_suffix(".py")


def _body(path: Path, function: str) -> Body | None:
    """Return the statements of a function as text without positions; None where it is not to be found."""
    try:
        node: ast.AST | None = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    for name in filter(None, function.split(".")):
        body = getattr(node, "body", [])
        node = next((item for item in body if getattr(item, "name", None) == name and hasattr(item, "body")), None)
    if node is None:
        return None
    assert isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    if not function:
        body = [item for item in body if not (isinstance(item, ast.ImportFrom) and item.module == "__future__")]
    return tuple(ast.dump(item) for item in body)
