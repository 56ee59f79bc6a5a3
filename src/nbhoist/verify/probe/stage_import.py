"""Imports of the package with probes behind the mapped statements."""

from __future__ import annotations

import ast
import importlib.machinery
import importlib.util
import os
from typing import TYPE_CHECKING, Any

from .insert import with_probes
from .raising import watch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType

Places = dict[int, list[str]]


class StageFinder:
    """Finds the package's modules that hold stages; all others are found as usual."""

    def __init__(self, source: str, package: str, stages: list[dict[str, Any]]) -> None:
        self._source = source
        self._stages: dict[str, dict[str, Places]] = {}
        self._raising: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for stage in stages:
            functions = self._stages.setdefault(f"{package}.{stage['module']}", {})
            places = functions.setdefault(stage["function"], {})
            self._raising[f"{package}.{stage['module']}", stage["function"]] = stage["raising"]
            for ordinal, keys in stage["places"]:
                places.setdefault(ordinal, []).extend(keys)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        """Return the spec of a module that holds stages."""
        if name not in self._stages:
            return None
        place = os.path.join(self._source, *name.split(".")) + ".py"
        if not os.path.isfile(place):
            return None
        loader = _StageLoader(name, place, self._stages[name], self._raising)
        return importlib.util.spec_from_file_location(name, place, loader=loader)


class _StageLoader(importlib.machinery.SourceFileLoader):
    def __init__(
        self, name: str, path: str, functions: dict[str, Places], raising: dict[tuple[str, str], list[tuple[int, str]]]
    ) -> None:
        super().__init__(name, path)
        self._functions = functions
        self._raising = raising

    def get_code(self, fullname: str) -> CodeType:
        data = self.get_data(self.path)
        tree = ast.parse(data, self.path)
        for path, places in self._functions.items():
            raising = self._raising.get((self.name, path), [])
            insert(tree, path.split(".") if path else [], places, raising)
        return compile(tree, self.path, "exec", dont_inherit=True)


def insert(tree: ast.Module, path: Sequence[str], places: Places, raising: Sequence[tuple[int, str]] = ()) -> bool:
    """Put probes into one function of a tree; False where there is none of that name."""
    node: Any = tree
    for name in path:
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        node = next((item for item in node.body if isinstance(item, kinds) and item.name == name), None)
        if node is None:
            return False
    head = 1 if ast.get_docstring(node, clean=False) is not None else 0
    if not path:
        head += sum(isinstance(item, ast.ImportFrom) and item.module == "__future__" for item in node.body)
    watch(node.body[head:], raising)
    node.body[head:] = with_probes(node.body[head:], places)
    return True
