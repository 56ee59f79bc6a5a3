"""The cases that every conversion must get right: each notebook converted, both sides executed, the verdict compared."""

from __future__ import annotations

import ast
import json
import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from casebook import Case, cases, write_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.execution

_NEEDS = {"bash": shutil.which("bash") is not None, "fork": hasattr(os, "fork")}


def _marked(case: Case) -> Any:
    """A case that is known not to hold yet says why in its header, `# open: …`."""
    gap = case.header.get("open")
    return pytest.param(case, id=case.name, marks=[pytest.mark.xfail(reason=gap, strict=False)] if gap else [])


@pytest.mark.parametrize("case", [_marked(case) for case in cases()])
def test_case(case: Case, tmp_path: Path) -> None:
    if not all(_NEEDS[need] for need in case.header.get("needs", "").split()):
        pytest.skip(f"needs {case.header['needs']}")
    notebook = write_project(case, tmp_path / "project")
    package = tmp_path / "package"
    code, told = convert(notebook, package, case)
    outcome = outcome_of(code, told)
    assert outcome in case.expected, explained(outcome, told)
    if isinstance(told, dict):
        assert told["ladder"] == []  # a proof that needs it shows a defect of the analysis
    if outcome == "equivalent":
        assert lint(package) == ""
        for module in package.glob("src/*/*.py"):
            assert doubled_imports(module) == []


def convert(notebook: Path, package: Path, case: Case) -> tuple[int, Any]:
    """Run `nbhoist convert`; gives the exit code and what it says as JSON, or its message where it says none."""
    options = shlex.split(case.header.get("options", ""))
    command = [sys.executable, "-m", "nbhoist", "convert", str(notebook), "--output", str(package)]
    asked = ["--timeout", "90", "--allow-external", "--output-format", "json", *options]
    done = subprocess.run([*command, *asked], capture_output=True, encoding="utf-8", check=False)
    text = done.stdout
    return done.returncode, json.loads(text) if text.startswith("{") else text + done.stderr


def outcome_of(code: int, told: Any) -> str:
    """What became of a conversion, in the words of the casebook; a refusal does not excuse a difference."""
    if not isinstance(told, dict):
        return "refusal" if code == 1 else "failed"
    verdict = told["verdict"]["verdict"]
    if told["refusals"]:
        stopped = "NotImplementedError: cell" in told["verdict"]["reason"]  # where the refused statement stands
        return "refusal" if code == 1 and (stopped or verdict != "different") else "different"
    assert code == {"equivalent": 0, "different": 1, "undecided": 2}[verdict]
    return str(verdict)


def explained(outcome: str, told: Any) -> str:
    """Why the outcome is what it is."""
    if not isinstance(told, dict):
        return f"{outcome}: {told}"
    return f"{outcome}: {told['verdict']['reason']}; {told['refusals']}"


def lint(package: Path) -> str:
    """What ruff says of the package."""
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", str(package)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode else ""


def doubled_imports(module: Path) -> list[str]:
    """Names that the top of a module imports more than once."""
    names = [
        alias.asname or alias.name
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]
    return sorted({name for name in names if names.count(name) > 1})
