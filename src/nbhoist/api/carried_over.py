"""What `check` finds in a notebook and a conversion leaves as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbhoist.api.checking import check_text
from nbhoist.report.json_ import as_object

if TYPE_CHECKING:
    from nbhoist.notebook.model import Notebook


def carried_over(notebook: Notebook) -> tuple[dict[str, Any], ...]:
    """Diagnostics as JSON, those that `convert` resolves left out; empty for a notebook that no file holds."""
    if notebook.stored is None:
        return ()
    found = check_text(notebook.stored.original, notebook.path).diagnostics
    return tuple(as_object(diagnostic) for diagnostic in found if diagnostic.resolved_by != "convert")
