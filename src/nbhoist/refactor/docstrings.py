"""Docstrings of stages: what the notebook says there, else what happens to a table that comes in."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.analysis.headings import Heading
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Stage

_MOST = 5  # columns that are named


def docstring(stage: "Stage", run: "Sequence[Statement]", heading: "Heading | None") -> str:
    """The heading with its text; else the columns that are set in place; empty where a sentence would repeat the name."""
    if heading is None:
        return _in_place(stage, run)
    title = heading.title.rstrip(".:")
    summary = f"{title[:1].upper()}{title[1:]}{'' if title.endswith(('?', '!')) else '.'}"
    return f"{summary}\n\n{heading.text}" if heading.text else summary


def _in_place(stage: "Stage", run: "Sequence[Statement]") -> str:
    found = ((name, _columns_set(name, run)) for name in stage.parameters if name not in stage.results)
    said = [f"{_listed(columns)} of `{name}`" for name, columns in found if columns]
    return f"Set {', and '.join(said)} in place." if said else ""


def _columns_set(name: str, run: "Sequence[Statement]") -> list[str]:
    """Columns that are assigned in the object that comes in as `name`; none where it is bound anew."""
    if any(name in s.defines for s in run):
        return []
    stored = (n for s in run for n in ast.walk(s.node) if isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Store))
    keys = (n.slice.value for n in stored if _is_item_of(n, name) and isinstance(n.slice, ast.Constant))
    return list(dict.fromkeys(key for key in keys if isinstance(key, str) and key.isprintable()))


def _is_item_of(node: ast.Subscript, name: str) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == name


def _listed(columns: list[str]) -> str:
    quoted = [f"`{column}`" for column in columns]
    if len(quoted) > _MOST:
        return f"{', '.join(quoted[: _MOST - 1])} and {len(quoted) - _MOST + 1} more columns"
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
