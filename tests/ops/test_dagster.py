"""A package whose pipeline runs in Dagster, with values stored between the steps, compared with its notebook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from specimen import converted, nbhoist

if TYPE_CHECKING:
    from pathlib import Path

INTO_DAGSTER = """

_plain = run


def run(settings, observe=ignore, until=None, state=None, steps=STEPS):
    if steps is not STEPS:
        return _plain(settings, observe, until, *([state] if "state" in _plain.__code__.co_varnames else []), steps=steps)
    from rides.orchestration import in_process

    return in_process(settings, observe)
"""


@pytest.mark.execution
def test_the_verdict_is_equivalent(tmp_path: Path) -> None:
    package = converted(tmp_path, "--with", "dagster")
    pipeline = package / "src" / "rides" / "pipeline.py"
    assert pipeline.read_text(encoding="utf-8").count("Step(") > 3
    pipeline.write_text(pipeline.read_text(encoding="utf-8") + INTO_DAGSTER, encoding="utf-8")

    found = json.loads(nbhoist("verify", str(package), "--output-format", "json"))

    assert found["verdict"] == "equivalent", found
