"""Prediction from raw rows on small notebooks, one for each way of learning from rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from prediction import header, outcome, specimens, write_notebook

from nbhoist.api.planning import planned

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.execution
@pytest.mark.parametrize("specimen", specimens(), ids=lambda path: path.stem)
def test_raw_rows_give_the_notebooks_own_predictions(specimen: Path, tmp_path: Path) -> None:
    found = outcome(specimen, tmp_path / "project")

    expected = header(specimen)
    if expected["expect"] == "features":
        assert found.inference.status == "features"
        assert expected["reason"] in found.inference.stopped
        return
    assert found.parity is not None, found.inference.stopped
    if expected["expect"] == "refused":  # found out by running: two files are filled with values of their own
        assert expected["reason"] in found.parity.trouble
        return
    assert found.parity.trouble == ""
    assert found.parity.unfinished == ""
    assert found.parity.equal == found.parity.total


@pytest.mark.parametrize("specimen", specimens(), ids=lambda path: path.stem)
def test_what_the_notebook_makes_of_predictions_is_applied_or_said(specimen: Path, tmp_path: Path) -> None:
    inference = planned(write_notebook(specimen, tmp_path / "project"), None).plan.inference

    expected = header(specimen)
    assert expected.get("finish", "") in inference.applied
    assert bool(expected.get("finish")) == bool(inference.applied)
    assert expected.get("unapplied", "") in inference.unapplied
    assert bool(expected.get("unapplied")) == bool(inference.unapplied)
