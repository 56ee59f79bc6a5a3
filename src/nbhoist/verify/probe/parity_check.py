"""Raw rows through the saved model, in a process that cannot import the training."""

from __future__ import annotations

import importlib
import pickle
import sys
import time
from typing import Any

from .parity_compare import Comparison
from .parity_rows import agreeing, keys_of, places_of, same, take

SUBSETS = 12  # single rows that are predicted on their own
SECONDS = 30.0  # for finding out which columns matter


def run(config: dict[str, Any]) -> dict[str, Any]:
    """Compare with what training left."""
    return Check(config).run()


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
        answer = Comparison(matrix, self._bundle.model, self._config["resamples"]).answer(seen["calls"])
        answer["trouble"] = answer["trouble"] or self._parts_differ(rows, matrix)
        answer["trouble"] = answer["trouble"] or self._predict_fails(rows)
        if not answer["trouble"]:
            answer["optional"] = self._optional(rows, matrix)
        if not answer["trouble"] and self._config["finish"]:
            answer["unfinished"] = self._unfinished(matrix, seen)
        return answer

    def _predict_fails(self, rows: Any) -> str:
        """Whether the whole way, with types and policies, leaves rows without a prediction."""
        few = rows.head(SUBSETS)
        scored = self._inference.predict(few, self._bundle, self._settings)
        failed = scored[self._inference.WARNINGS].str.contains("no prediction: ", regex=False)
        return f"`predict`: {scored[self._inference.WARNINGS][failed].iloc[0]}" if failed.any() else ""

    def _unfinished(self, matrix: Any, seen: dict[str, Any]) -> str:
        """Why what stands behind the model is not what the notebook has, if it is not."""
        finish = self._module("prepare").finish
        places = places_of(matrix)
        if not seen["finals"]:
            return "it was not seen in the run"
        for at, final in seen["finals"].items():
            known = [places[key] for key in keys_of(seen["calls"][at][1])]
            state = self._bundle.state.again()
            further = [self._settings] if self._config["finish"]["settings"] else []
            made = finish(take(matrix, known), self._bundle.model, state, *further)
            if agreeing(made, final) != len(known):
                return "it gives other values"
        return ""

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
            if not same(made, take(matrix, places)):
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
            if same(made, matrix):
                return True
            return bool(agreeing(self._predicted(made), self._predicted(matrix)) == len(rows))
        except Exception:  # whatever the notebook's code does without the column
            return False
        finally:
            self._inference.NOT_NEEDED = before

    def _predicted(self, matrix: Any) -> Any:
        return getattr(self._bundle.model, self._config["method"])(matrix)
