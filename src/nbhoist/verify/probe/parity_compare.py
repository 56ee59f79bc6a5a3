"""What a model was given and gave in training, against what is made of raw rows."""

from __future__ import annotations

from typing import Any

from .parity_rows import agreeing, columns_of, differing, keys_of, places_of, take


class Comparison:
    """What the model was given must be found among the features, and what it gave must follow from them."""

    def __init__(self, matrix: Any, model: Any, resamples: bool) -> None:
        self._matrix, self._model = matrix, model
        self._resamples = resamples  # whether the notebook makes rows that no raw row becomes
        self._where = places_of(matrix)
        self._equal = self._total = self._fitted = self._fit_rows = 0

    def answer(self, calls: list[tuple[str, Any, Any]]) -> dict[str, Any]:
        """Counts, and what is in the way."""
        trouble = next((t for call in calls if (t := self._call(*call))), "") or self._missed()
        return {
            "equal": self._equal,
            "total": self._total,
            "fitted": self._fitted,
            "fit_rows": self._fit_rows,
            "trouble": trouble,
            "optional": [],
            "unfinished": "",
        }

    def _call(self, name: str, given: Any, result: Any) -> str:
        found = [self._where.get(key) for key in keys_of(given)]
        known = [at for at in found if at is not None]
        if name == "fit":
            self._fit_rows += len(found)
            self._fitted += len(known)
            return ""
        self._total += len(found)
        if len(known) < len(found):
            return self._unknown(given)
        self._equal += agreeing(getattr(self._model, name)(take(self._matrix, known)), result)
        return ""

    def _missed(self) -> str:
        """What was not made again; rows that resampling made up may be missing where predictions are compared."""
        if not self._total + self._fit_rows:
            return "no call of the model was seen"
        if self._equal < self._total:
            return f"{self._total - self._equal} of {self._total} predictions differ"
        if self._fitted < self._fit_rows and not (self._resamples and self._total):
            missing = self._fit_rows - self._fitted
            return f"{missing} of {self._fit_rows} rows that the model was fitted on are not made again"
        return ""

    def _unknown(self, given: Any) -> str:
        one, other = columns_of(given), columns_of(self._matrix)
        if one != other:
            gone = ", ".join(sorted({str(c) for c in one} - {str(c) for c in other})[:3])
            return f"the model was given other columns than are made of raw rows{': ' + gone if gone else ''}"
        columns = differing(given, self._matrix)
        return f"values that the model was given are not made of raw rows{': ' + columns if columns else ''}"
