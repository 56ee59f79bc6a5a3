"""Runs a package with and without training, and compares: `python parity.py train|check CONFIG`.

`train` runs the pipeline and leaves a saved model, the raw rows, and what the model was given and gave. `check`, in a
process that cannot import the training, makes the same of the raw rows.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import pickle
import sys
import time
import traceback
from typing import Any

SEEN = "__nbhoist_seen__"
SUBSETS = 12  # single rows that are predicted on their own
SECONDS = 30.0  # for finding out which columns matter
ROUNDING = 1e-9


def main(phase: str, path: str) -> int:
    """Run one phase as the configuration says."""
    with open(path, encoding="utf-8") as stream:
        config = json.load(stream)
    sys.path[:] = [config["source"], *sys.path[1:]]
    try:
        answer = Training(config).run() if phase == "train" else Check(config).run()
    except BaseException as error:
        traceback.print_exc()
        answer = {"trouble": f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:300]}
    with open(config["answer"], "w", encoding="utf-8") as stream:
        json.dump(answer, stream)
    return 0


class Training:
    """One run of the pipeline in which calls of the model are seen."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config
        self._calls: list[tuple[Any, str, Any, Any]] = []
        self._rows: list[Any] = []
        setattr(builtins, SEEN, self._call)
        sys.meta_path.insert(0, _Finder(config["source"], config["package"], config["receivers"], config["methods"]))

    def run(self) -> dict[str, Any]:
        """Run and save."""
        module = self._module
        settings = module("config").load_settings()
        state_type = module("state").State
        see = state_type.see

        def look(state: Any, rows: Any) -> None:
            self._rows.append(_copied(rows))
            see(state, rows)

        state_type.see = look
        state = state_type()
        names = module("pipeline").run(settings, **{self._config["state"]: state})
        model = names[self._config["model"]]
        calls = [(n, a, r) for o, n, a, r in self._calls if o is model or self._is_copy(o, model)]
        module("artifacts").save(settings.paths.models, model, {}, settings, state)
        with open(self._config["seen"], "wb") as stream:
            pickle.dump({"rows": self._rows[0], "calls": calls}, stream)
        return {"trouble": ""}

    def _module(self, name: str) -> Any:
        return importlib.import_module(f"{self._config['package']}.{name}")

    def _is_copy(self, other: Any, model: Any) -> bool:
        return type(other).__name__ == type(model).__name__ and other is not model

    def _call(self, receiver: Any, name: str, *arguments: Any, **options: Any) -> Any:
        given = _copied(arguments[0]) if arguments else None
        result = getattr(receiver, name)(*arguments, **options)
        kept = None if result is receiver or name == "fit" else _copied(result)
        self._calls.append((receiver, name, given, kept))
        return result


class _Finder(importlib.abc.MetaPathFinder):
    """Finds modules of the package and lets calls of the model be seen."""

    def __init__(self, source: str, package: str, receivers: list[str], methods: list[str]) -> None:
        self._source, self._package = source, package
        self._receivers, self._methods = set(receivers), set(methods)

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        """Give modules of the package a loader that changes them."""
        if not fullname.startswith(f"{self._package}."):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path, self._receivers, self._methods)
        return spec


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, receivers: set[str], methods: set[str]) -> None:
        super().__init__(name, path)
        self._receivers, self._methods = receivers, methods

    def get_code(self, fullname: str) -> Any:
        """Compile the changed source."""
        tree = ast.parse(self.get_data(self.path))
        changed = _Watch(self._receivers, self._methods).visit(tree)
        return compile(ast.fix_missing_locations(changed), self.path, "exec")


class _Watch(ast.NodeTransformer):
    """`model.predict(X)` → `__nbhoist_seen__(model, "predict", X)`."""

    def __init__(self, receivers: set[str], methods: set[str]) -> None:
        self._receivers, self._methods = receivers, methods

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


class Check:
    """The same rows through the saved model, without training."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config
        for name in config["blocked"]:
            sys.modules[f"{config['package']}.{name}"] = None  # type: ignore[assignment]  # it cannot be imported

    def run(self) -> dict[str, Any]:
        """Compare features and predictions."""
        module = self._module
        self._inference = module("inference")
        self._settings = module("config").load_settings()
        artifacts = module("artifacts")
        self._bundle = artifacts.load(self._settings.paths.models)
        self._settings = self._bundle.restored(self._settings)
        with open(self._config["seen"], "rb") as stream:
            seen = pickle.load(stream)
        rows = self._as_input(seen["rows"])
        rows = self._usable(rows, time.monotonic() + SECONDS)
        matrix = self._features(rows)
        answer = self._compared(matrix, seen["calls"])
        answer["trouble"] = answer["trouble"] or self._parts_differ(rows, matrix)
        if not answer["trouble"]:
            answer["optional"] = self._optional(rows, matrix)
        return answer

    def _module(self, name: str) -> Any:
        return importlib.import_module(f"{self._config['package']}.{name}")

    def _as_input(self, rows: Any) -> Any:
        """Raw rows as a table with a plain index."""
        pandas = importlib.import_module("pandas")
        if not isinstance(rows, pandas.DataFrame):
            table = pandas.DataFrame(rows)
            return table.set_axis([f"x{name}" for name in table.columns], axis=1)
        return rows.reset_index() if rows.index.name else rows.reset_index(drop=True)

    def _usable(self, rows: Any, until: float) -> Any:
        """Rows without those of which nothing can be made; training must have dropped them, or they will be missed."""
        try:
            self._features(rows)
        except Exception:
            if len(rows) <= 1 or time.monotonic() > until:
                if len(rows) > 1:
                    raise
                return rows.head(0)
            middle = len(rows) // 2
            halves = (rows.iloc[:middle].reset_index(drop=True), rows.iloc[middle:].reset_index(drop=True))
            parts = [part for part in (self._usable(half, until) for half in halves) if len(part)]
            pandas = importlib.import_module("pandas")
            return pandas.concat(parts, ignore_index=True) if parts else rows.head(0)
        return rows

    def _features(self, rows: Any) -> Any:
        return self._inference.features(rows, self._bundle, self._settings)

    def _compared(self, matrix: Any, calls: list[tuple[str, Any, Any]]) -> dict[str, Any]:
        """What the model was given must be found among the features, and what it gave must follow from them."""
        where: dict[bytes, int] = {}
        for at, key in enumerate(_keys(matrix)):
            where.setdefault(key, at)
        equal = total = fitted = fit_rows = 0
        for name, given, result in calls:
            keys = _keys(given)
            found = [where.get(key) for key in keys]
            if name == "fit":
                fit_rows += len(keys)
                fitted += sum(at is not None for at in found)
                continue
            total += len(keys)
            known = [at for at in found if at is not None]
            if len(known) < len(found):
                trouble = self._unknown(given, matrix)
                return _answer(equal, total, fitted, fit_rows, trouble)
            again = getattr(self._bundle.model, name)(_take(matrix, known))
            equal += _agreeing(again, result)
        trouble = "" if equal == total else f"{total - equal} of {total} predictions differ"
        needed = fit_rows / 2 if total else fit_rows  # without predictions to compare, all rows must be made again
        if not trouble and fitted < needed:
            trouble = f"{fit_rows - fitted} of {fit_rows} rows that the model was fitted on are not made again"
        if not total + fit_rows:
            trouble = "no call of the model was seen"
        return _answer(equal, total, fitted, fit_rows, trouble)

    def _unknown(self, given: Any, matrix: Any) -> str:
        one, other = _columns(given), _columns(matrix)
        if one != other:
            gone = sorted({str(c) for c in one} - {str(c) for c in other})[:3]
            return (
                f"the model was given other columns than are made of raw rows{': ' + ', '.join(gone) if gone else ''}"
            )
        differing = _differing(given, matrix)
        return f"values that the model was given are not made of raw rows{': ' + differing if differing else ''}"

    def _parts_differ(self, rows: Any, matrix: Any) -> str:
        """Whether rows are prepared otherwise in other company: alone, shuffled, in halves."""
        count = len(rows)
        if not count:
            return ""
        order = sorted(range(count), key=lambda at: (at * 7919 + 13) % max(count, 1))
        step = max(1, count // SUBSETS)
        parts = [("row by row", [at]) for at in range(0, count, step)][:SUBSETS]
        parts += [("shuffled", order), ("in halves", order[: max(1, count // 2)])]
        for word, places in parts:
            part = rows.iloc[places].reset_index(drop=True)
            try:
                made = self._features(part)
            except Exception as error:
                return f"{word}: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:200]
            if not _same(made, _take(matrix, places)):
                return f"prepared {word}, rows differ: what they become depends on the other rows"
        return ""

    def _optional(self, rows: Any, matrix: Any) -> list[str]:
        """Columns without which the same is made."""
        begun = time.monotonic()
        needed = self._inference.needed(self._bundle)
        found = [name for name in rows.columns if name not in needed]
        if found and not self._same_without(rows, matrix, found):
            return []
        for name in self._config["targets"]:
            new = name in rows.columns and name not in found and time.monotonic() - begun < SECONDS
            if new and self._same_without(rows, matrix, [*found, name]):
                found.append(name)
        return found

    def _same_without(self, rows: Any, matrix: Any, names: list[str]) -> bool:
        before = self._inference.NOT_NEEDED
        self._inference.NOT_NEEDED = (*before, *names)
        try:
            made = self._features(rows.drop(columns=names))
            if _same(made, matrix):
                return True
            return bool(_agreeing(self._predicted(made), self._predicted(matrix)) == len(rows))
        except Exception:  # whatever the notebook's code does without the column
            return False
        finally:
            self._inference.NOT_NEEDED = before

    def _predicted(self, matrix: Any) -> Any:
        return getattr(self._bundle.model, self._config["method"])(matrix)


def _answer(equal: int, total: int, fitted: int, fit_rows: int, trouble: str) -> dict[str, Any]:
    return {"equal": equal, "total": total, "fitted": fitted, "fit_rows": fit_rows, "trouble": trouble, "optional": []}


def _copied(value: Any) -> Any:
    copy = getattr(value, "copy", None)
    return copy() if callable(copy) else value


def _columns(matrix: Any) -> list[Any]:
    found = getattr(matrix, "columns", None)
    if found is not None:
        return list(found)
    shape: tuple[int, ...] = getattr(matrix, "shape", ())
    return list(range(shape[1])) if len(shape) > 1 else [0]


def _table(matrix: Any) -> Any:
    pandas = importlib.import_module("pandas")
    if isinstance(matrix, pandas.DataFrame):
        return matrix
    return pandas.DataFrame(matrix.toarray() if hasattr(matrix, "toarray") else matrix)


def _plain(values: Any) -> Any:
    """Numbers of any type as floats, so that 1 and 1.0 are the same; everything else as text."""
    types = importlib.import_module("pandas").api.types
    if types.is_bool_dtype(values) or (types.is_numeric_dtype(values) and not types.is_complex_dtype(values)):
        return values.astype("float64")
    return values.astype(str)


def _keys(matrix: Any) -> list[bytes]:
    """The content of each row."""
    table = _table(matrix)
    columns = [_plain(table.iloc[:, at]).tolist() for at in range(table.shape[1])]
    return [repr(row).encode() for row in zip(*columns, strict=True)] if columns else []


def _take(matrix: Any, places: list[int]) -> Any:
    return (
        matrix.iloc[places]
        if hasattr(matrix, "iloc")
        else [matrix[at] for at in places] if isinstance(matrix, list) else matrix[places]
    )


def _same(one: Any, other: Any) -> bool:
    if _columns(one) != _columns(other) or len(_table(one)) != len(_table(other)):
        return False
    return _agreeing(one, other) == len(_table(one))


def _agreeing(one: Any, other: Any) -> int:
    """How many rows are the same, up to rounding."""
    first, second = _table(one), _table(other)
    if first.shape != second.shape:
        return 0
    agree = [True] * len(first)
    for at in range(first.shape[1]):
        pairs = zip(_plain(first.iloc[:, at]).tolist(), _plain(second.iloc[:, at]).tolist(), strict=True)
        agree = [so_far and _close(a, b) for so_far, (a, b) in zip(agree, pairs, strict=True)]
    return sum(agree)


def _close(one: Any, other: Any) -> bool:
    if one == other or (one != one and other != other):
        return True
    numbers = isinstance(one, float) and isinstance(other, float)
    return numbers and abs(one - other) <= ROUNDING * max(abs(one), abs(other))


def _differing(given: Any, matrix: Any) -> str:
    """Columns whose values are not even among those of the features."""
    first, second = _table(given), _table(matrix)
    names = [
        str(first.columns[at])
        for at in range(first.shape[1])
        if not set(map(repr, _plain(first.iloc[:, at]).tolist())) <= set(map(repr, _plain(second.iloc[:, at]).tolist()))
    ]
    return ", ".join(f"`{name}`" for name in names[:3])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
