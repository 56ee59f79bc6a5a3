"""`--order execution`: cells by their counts, those that were never run left out and listed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from command import nbhoist_here

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, *cells: tuple[int | None, str]) -> Path:
    """Write a notebook of cells with their execution counts."""
    made = [nbformat.v4.new_code_cell(source, execution_count=count) for count, source in cells]
    path = folder / "orders.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=made), path)
    return path


def planned(path: Path) -> tuple[int, dict[str, Any]]:
    """Run `nbhoist plan`; gives the exit code and the plan."""
    done = nbhoist_here("plan", path.name, "--order", "execution", "--output-format", "json", cwd=path.parent)
    return done.code, json.loads(done.out)


def test_cells_stand_in_the_order_of_their_counts(tmp_path: Path) -> None:
    path = write(tmp_path, (2, "print(price)"), (1, "price = 4"), (None, "price / 0"))
    code, plan = planned(path)
    assert code == 0
    assert [statement["cell"] for statement in plan["statements"]] == [1, 0]
    done = nbhoist_here("plan", path.name, "--order", "execution", cwd=tmp_path)
    assert "left out, never run: cells 3" in done.out


def test_a_definition_that_was_never_run_is_a_refusal(tmp_path: Path) -> None:
    code, plan = planned(write(tmp_path, (None, "price = 4"), (1, "print(price)"), (2, "print(1)")))
    (refusal,) = plan["refusals"]
    assert (code, refusal["reason"]) == (1, "`price` is bound in cell 1, which was never run")


@pytest.mark.parametrize(("order", "code"), [("execution", 1), ("document", 0)])
def test_a_notebook_without_counts_has_only_its_own_order(tmp_path: Path, order: str, code: int) -> None:
    path = write(tmp_path, (None, "print(1)"))
    assert nbhoist_here("plan", path.name, "--order", order, cwd=tmp_path).code == code
