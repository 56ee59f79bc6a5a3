"""Packages of the specimens: a saved model is measured as when it was trained, and predicts when nothing of training is left."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SPECIMENS = Path(__file__).parents[2] / "fixtures" / "notebooks"

pytestmark = pytest.mark.execution


def run(*arguments: str, folder: Path) -> str:
    """What a command of the package prints."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("specimen", "notebook", "rows", "main"),
    [
        ("churn", "churn.ipynb", "new_customers.csv", {"name": "roc_auc", "greater_is_better": True}),
        ("houses", "notebooks/houses.ipynb", "data/houses.csv", {"name": "rmse", "greater_is_better": False}),
    ],
)
def test_a_saved_model_needs_nothing_of_training(
    specimen: str, notebook: str, rows: str, main: dict[str, object], tmp_path: Path
) -> None:
    data = shutil.copytree(SPECIMENS / specimen, tmp_path / specimen)
    package = tmp_path / "a package"
    run("nbhoist", "convert", str(data / notebook), "--output", str(package), "--no-prove", folder=tmp_path)
    run(specimen, "train", folder=package)
    card = json.loads(next(package.glob("models/*/bundle.json")).read_text(encoding="utf-8"))
    assert card["metric"] == main

    measured = dict(line.split() for line in run(specimen, "evaluate", folder=package).splitlines())
    assert measured == {name: f"{value:.6g}" for name, value in card["metrics"].items()}

    for name in ("train", "pipeline", "evaluate", "explore"):
        (package / "src" / specimen / f"{name}.py").unlink()
    scored = tmp_path / "scored.csv"
    run(specimen, "predict", "--input", str(data / rows), "--output", str(scored), folder=package)
    asked = (data / rows).read_text(encoding="utf-8").count("\n")
    assert scored.read_text(encoding="utf-8").count("\n") == asked
