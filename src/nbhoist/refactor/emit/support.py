"""Modules that come along with a package whose code asks for them."""

import ast
from pathlib import Path
from typing import NamedTuple


class Support(NamedTuple):
    """A module that is copied as it stands here, in `<name>_support.py`, and what others may import."""

    name: str
    text: str
    names: frozenset[str]


def _support(name: str) -> Support:
    text = Path(__file__).with_name(f"{name}_support.py").read_text(encoding="utf-8")
    names = frozenset(n for node in ast.parse(text).body for n in _bound(node) if not n.startswith("_"))
    return Support(name, text, names)


def _bound(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    return [t.id for t in node.targets if isinstance(t, ast.Name)] if isinstance(node, ast.Assign) else []


SUPPORT = (_support("shell"), _support("pickles"), _support("shared"), _support("beside"), _support("unbound"))
