"""`--thin-notebook`: the notebook rewritten to import from its package and show the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import nbformat

from nbhoist.api.masking import masked_text, notebook_copy, secret_values
from nbhoist.errors import NbhoistError
from nbhoist.refactor.emit.thin import opening_cell, thin_cells

if TYPE_CHECKING:
    from nbhoist.api.planning import Planned
    from nbhoist.refactor.plan import Plan

_OPENING_ID = "nbhoist-opening"


def thin_notebook(planned: Planned) -> str:
    """Return the text of the `.ipynb`: prose as it was, code replaced by calls of the package, no outputs."""
    plan, facts = planned.plan, planned.facts
    if plan.included:
        raise NbhoistError(
            f"a notebook that runs `{plan.included[0][0]}` cannot be made thin; leave --thin-notebook out"
        )
    document: dict[str, Any] = nbformat.reads(notebook_copy(facts, plan).decode("utf-8"), as_version=4)  # type: ignore[no-untyped-call]  # nbformat has no types
    texts = thin_cells(plan, facts)
    cells = [_rewritten(cell, texts.get(index)) for index, cell in enumerate(document["cells"])]
    document["cells"] = [_opening(plan), *(cell for cell in cells if cell is not None)]
    whole = {**document, "nbformat": 4, "nbformat_minor": 5}
    return masked_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", secret_values(facts))


def _opening(plan: Plan) -> dict[str, Any]:
    source = opening_cell(plan).splitlines(keepends=True)
    ran: dict[str, Any] = {"execution_count": None, "outputs": []}
    return {"cell_type": "code", "id": _OPENING_ID, "metadata": {}, **ran, "source": source}


def _rewritten(cell: Any, text: str | None) -> Any:
    """The cell with its new text; None where nothing is left of it."""
    if text is None:
        return cell
    cell["source"] = text.splitlines(keepends=True)
    return cell if text else None
