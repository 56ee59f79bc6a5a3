"""Records what happens in a run: values behind statements, displays, figures, places."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from .figure import figure_key, is_figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .capture import Capture
    from .fingerprint import Fingerprinter
    from .journal import Journal

MISSING = object()
REPEATS = 100  # visits of one statement that are recorded


class Recorder:
    """Writes the events of a run to the journal, each with the position in the printed text."""

    def __init__(self, journal: Journal, capture: Capture, fingerprinter: Fingerprinter, pixels: bool = False) -> None:
        self.journal = journal
        self.capture = capture
        self.fingerprinter = fingerprinter
        self.pixels = pixels  # figures are drawn, too
        self._visits: dict[str, int] = {}
        self._begun = time.perf_counter()

    def probe(self, key: str, names: Mapping[str, str], *scopes: Mapping[str, Any]) -> None:
        """Record names behind a statement; `names` maps the name to record to the name in the code."""
        values = {recorded: _lookup(name, scopes) for recorded, name in names.items()}
        self.values(key, values)

    def values(self, key: str, values: Mapping[str, Any]) -> None:
        """Record values under a statement id."""
        visit = self._visits.get(key, 0)
        self._visits[key] = visit + 1
        if visit < REPEATS:
            nodes = {name: self._node(value) for name, value in values.items()}
            self.journal.write("probe", id=key, visit=visit, values=nodes, at=self.capture.position())

    def display(self, value: Any) -> None:
        """Record a displayed value as its type and normalised `repr`; a figure as a figure."""
        if is_figure(value):
            self.figure(value)
            return
        names = self.fingerprinter.names
        kind, text = names.type_name(type(value)), _shown(names.shown_text, value)
        self.journal.write("display", at=self.capture.position(), type=kind, text=text)

    def figure(self, value: Any) -> None:
        """Record that a figure is shown."""
        key = figure_key(self.fingerprinter, value, self.pixels)
        self.journal.write("figure", at=self.capture.position(), node=key)

    def place(self, name: str) -> None:
        """Record that a cell or a stage begins."""
        self.journal.write("place", name=name, at=self.capture.position(), seconds=time.perf_counter() - self._begun)

    def _node(self, value: Any) -> str:
        if value is MISSING:
            return self.fingerprinter.store.leaf("unbound", "", shown="no value")
        return self.fingerprinter.value(value)


def _lookup(name: str, scopes: tuple[Mapping[str, Any], ...]) -> Any:
    return next((scope[name] for scope in scopes if name in scope), MISSING)


def _shown(normalise: Any, value: Any) -> str:
    try:
        text = repr(value)
        data = getattr(value, "data", None)
        if type(value).__module__ == "IPython.core.display" and isinstance(data, str):
            text += data
    except Exception as error:
        text = f"repr failed: {type(error).__name__}"
    return str(normalise(text))
