"""Parts of a package, tested by the tests that they bring along, and used as their owner would."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from specimen import converted

if TYPE_CHECKING:
    from pathlib import Path

OWN_TESTS = ("test_orchestration", "test_registry", "test_intermediate", "test_loading")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with parts."""
    return converted(tmp_path_factory.mktemp("mit Teilen"), "--with", "dagster,mlflow,schedule")


def python(package: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(package / "src"), "PYTHONUTF8": "1", **variables}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=package, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.execution
def test_their_own_tests_pass(package: Path) -> None:
    files = [f"tests/{name}.py" for name in OWN_TESTS]

    done = python(package, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files)

    assert done.returncode == 0, done.stdout


@pytest.mark.execution
def test_a_sample_leaves_nothing_behind_and_a_run_goes_on_where_one_ended(package: Path) -> None:
    before = sorted(package.parent.iterdir())

    sample = python(package, "-m", "rides", "run", "--sample", "20")
    whole = python(package, "-m", "rides", "run")
    first = python(package, "-m", "rides", "run", "--to", "features")
    last = python(package, "-m", "rides", "run", "--from", "train")

    assert "sample: 20 of 60 rows" in sample.stderr, sample.stderr
    assert sorted(package.parent.iterdir()) == before
    assert not first.stdout
    assert first.stdout + last.stdout == whole.stdout != sample.stdout
    assert whole.stdout

    (package.parent / "rides.csv").open("a", encoding="utf-8").write("1,1,50\n")
    changed = python(package, "-m", "rides", "run", "--from", "train")
    assert changed.returncode == 2
    (line,) = changed.stderr.splitlines()
    assert "made with other data (`data.rides`)" in line
