"""The reference of the documentation is that of the code."""

import runpy
from pathlib import Path

import pytest

GENERATE = Path(__file__).parents[2] / "docs" / "generate"


def test_the_reference_is_that_of_the_code(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.syspath_prepend(str(GENERATE))
    written = runpy.run_path(str(GENERATE / "reference.py"))
    for name, render in written["PAGES"].items():
        page, text = written["REFERENCE"] / name, render()
        if request.config.getoption("--update"):
            page.write_text(text, encoding="utf-8", newline="\n")
        assert page.read_text(encoding="utf-8") == text, "write it anew: python docs/generate/reference.py"
