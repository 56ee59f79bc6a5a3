"""A generated package works where it lands: any folder, its own tests, clean for its own linter."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from small_package import CSV, PLAN, small_package

from nbhoist.refactor.plan import Inference
from nbhoist.scaffold.layout import files
from nbhoist.scaffold.model import PackageModel
from nbhoist.scaffold.writer import write

pytestmark = pytest.mark.execution

FULL = small_package()
WITHOUT_MODEL = replace(FULL, plan=replace(PLAN, inference=Inference("none", None, "no model")), recording=None)
WITHOUT_VIEWS = replace(
    FULL,
    plan=replace(PLAN, stages=tuple(stage for stage in PLAN.stages if not stage.observed)),
    uses_matplotlib=False,
    modules=tuple(
        replace(
            module,
            source="".join(
                line
                for line in module.source.replace("explore, loading", "loading").splitlines(True)
                if "explore" not in line
            ),
        )
        for module in FULL.modules
        if module.name != "explore"
    ),
)


def build(model: PackageModel, folder: Path) -> Path:
    (folder / "my data").mkdir(parents=True)
    (folder / "my data/pflanzen.csv").write_text(CSV, encoding="utf-8", newline="\n")
    write(files(model), folder / "gärden")
    return folder / "gärden"


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(FULL, tmp_path_factory.mktemp("some folder"))


def python(package: Path, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PYTHONPATH": str(package / "src"), "PYTHONUTF8": "1", "PATH": "", "SYSTEMROOT": "C:\\Windows"}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def garden_says(package: Path, folder: Path, *arguments: str) -> tuple[str, str]:
    done = python(package, folder, "-m", "garden", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@pytest.mark.parametrize("model", [FULL, WITHOUT_MODEL, WITHOUT_VIEWS], ids=["full", "without-model", "without-views"])
def test_own_tests_and_linter_pass(model: PackageModel, tmp_path: Path) -> None:
    package = build(model, tmp_path)

    lint = python(package, package, "-m", "ruff", "check", "--no-cache", ".")
    assert lint.returncode == 0, lint.stdout
    tests = python(package, package, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert tests.returncode == 0, tests.stdout
    assert "skipped" not in tests.stdout


def test_runs_from_another_folder(garden: Path, tmp_path: Path) -> None:
    assert garden_says(garden, tmp_path, "run") == ("4 plants\nfresh\nr2 0.898\n", "")


def test_steps_report_on_stderr(garden: Path, tmp_path: Path) -> None:
    assert garden_says(garden, tmp_path, "load") == ("4 plants\nfresh\n", "plants: DataFrame, 4 x 4\n")


def test_exploration_is_shown_and_kept(garden: Path, tmp_path: Path) -> None:
    said, _ = garden_says(garden, tmp_path, "run", "--explore", "shown")

    assert "fern" in said
    assert [file.name for file in sorted((tmp_path / "shown").iterdir())] == ["01-first_plants.txt", "02-heights.png"]


def test_saved_model_predicts_without_training_code(tmp_path: Path) -> None:
    package = build(FULL, tmp_path / "place")
    _, said = garden_says(package, tmp_path, "train")
    assert said.startswith("saved ")
    for name in ("train", "pipeline", "load"):
        (package / f"src/garden/{name}.py").unlink()
    (tmp_path / "new.jsonl").write_text('{"id": "a", "light": 2, "water": 1}\n', encoding="utf-8")

    said, _ = garden_says(package, tmp_path, "predict", "--input", "new.jsonl")

    header, row = said.splitlines()
    assert header == "id,prediction"
    assert row.startswith("a,")


def test_missing_data_fails_the_notebooks_tests_softly(garden: Path, tmp_path: Path) -> None:
    package = build(FULL, tmp_path)
    (tmp_path / "my data/pflanzen.csv").unlink()

    done = python(package, package, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/notebook")

    assert done.returncode == 0, done.stdout
    assert "needs the notebook's data" in done.stdout
    assert "pflanzen.csv is missing" in done.stdout


@pytest.mark.parametrize(
    ("module", "old", "new", "test"),
    [
        ("train", "random_state=settings.random_state", "random_state=2", "test_reaches_the_notebooks_metric"),
        ("inference", "n_features_in_", "n_features", "test_wrong_number_of_columns_is_refused"),
        ("artifacts", "history[:-1]", "history", "test_later_versions_wait_for_promotion"),
        (
            "inference",
            "from garden.errors",
            "from garden import train  # noqa: F401\nfrom garden.errors",
            "test_prediction_works",
        ),
        (
            "load",
            "import pandas as pd",
            "import pandas as pd\nprint('hello')",
            "test_importing_the_modules_does_nothing",
        ),
    ],
)
def test_own_tests_fail_when_the_code_is_broken(module: str, old: str, new: str, test: str, tmp_path: Path) -> None:
    package = build(FULL, tmp_path)
    file = package / f"src/garden/{module}.py"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")

    done = python(package, package, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", test)

    assert done.returncode == 1, done.stdout
