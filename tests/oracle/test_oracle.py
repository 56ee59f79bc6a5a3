"""What the specimens do when they run was predicted."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from judge import judged
from scratch import observed

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.reader import read_notebook

FIXTURES = Path(__file__).parents[2] / "fixtures" / "notebooks"
SPECIMENS = tomllib.loads((FIXTURES / "manifest.toml").read_text(encoding="utf-8"))["specimen"]


@pytest.mark.execution
@pytest.mark.parametrize("specimen", SPECIMENS, ids=[s["path"] for s in SPECIMENS])
def test_nothing_happens_in_a_specimen_that_was_not_predicted(specimen: dict[str, object]) -> None:
    path = FIXTURES / str(specimen["path"])
    project = FIXTURES / str(specimen["path"]).split("/")[0]
    relocated = specimen.get("relocated", {})
    assert isinstance(relocated, dict)
    seen = observed(path, project, relocated)
    found = judged(build_facts(read_notebook(path)), seen["steps"])
    assert not found.missed
    assert not seen["stopped"]
    assert found.counts["right_effects"] >= 0.9 * found.counts["effects"]
