"""Imports of a package in which calls of its model are seen."""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
from typing import Any

SEEN = "__nbhoist_seen__"
FINAL = "__nbhoist_final__"


class WatchingFinder(importlib.abc.MetaPathFinder):
    """Finds modules of the package and lets calls of the model, and what is made of them, be seen."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        """Give modules of the package a loader that changes them."""
        if not fullname.startswith(f"{self._config['package']}."):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path, self._config)
        return spec


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, config: dict[str, Any]) -> None:
        super().__init__(name, path)
        self._config = config

    def get_code(self, fullname: str) -> Any:
        """Compile the changed source."""
        tree = ast.parse(self.get_data(self.path))
        changed = Watch(self._config).visit(tree)
        return compile(ast.fix_missing_locations(changed), self.path, "exec")


class Watch(ast.NodeTransformer):
    """`model.predict(X)` → `__nbhoist_seen__(model, "predict", X)`, and the same for what is made of it."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._receivers, self._methods = set(config["receivers"]), set(config["methods"])
        finish = config["finish"] or {"name": "", "text": ""}
        self._name, self._text = finish["name"], finish["text"]

    def visit(self, node: ast.AST) -> Any:
        """Watch final predictions, by their name or by the text of their expression."""
        exact = bool(self._text) and isinstance(node, ast.Assign | ast.expr) and ast.unparse(node) == self._text
        found = super().visit(node)
        if isinstance(node, ast.Assign) and (exact or self._binds(node)):
            found.value = self._final(exact, found.value)
        return self._final(True, found) if exact and isinstance(node, ast.expr) else found

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Watch calls of the model."""
        self.generic_visit(node)
        function = node.func
        if not isinstance(function, ast.Attribute) or function.attr not in self._methods or not node.args:
            return node
        named = isinstance(function.value, ast.Name) and function.value.id in self._receivers
        if not named and function.attr != "fit":
            return node
        arguments = [function.value, ast.Constant(function.attr), *node.args]
        return ast.Call(ast.Name(SEEN, ast.Load()), arguments, node.keywords)

    def _binds(self, node: ast.Assign) -> bool:
        return any(isinstance(target, ast.Name) and target.id == self._name for target in node.targets)

    def _final(self, exact: bool, value: ast.expr) -> ast.Call:
        return ast.Call(ast.Name(FINAL, ast.Load()), [ast.Constant(exact), value], [])
