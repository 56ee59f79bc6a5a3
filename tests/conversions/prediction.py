"""Small notebooks with a model, and whether prediction from raw rows gives their own predictions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import numpy as np
import pandas as pd

from nbhoist.api.jobs import package_job
from nbhoist.api.model import package_model
from nbhoist.api.parity import parity_job
from nbhoist.api.planning import Planned, planned
from nbhoist.scaffold.layout import files
from nbhoist.scaffold.writer import write
from nbhoist.verify.interpreter import find_interpreter
from nbhoist.verify.job import Limits
from nbhoist.verify.parity import Parity, check_parity

if TYPE_CHECKING:
    from nbhoist.refactor.plan import Inference

FOLDER = Path(__file__).parent / "inference"
_HEADER = re.compile(r"^# (expect|reason|finish|unapplied): (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """What the plan says of prediction, and what running it said."""

    inference: Inference
    parity: Parity | None


def specimens() -> list[Path]:
    """All of them, by name."""
    return sorted(FOLDER.glob("*.py"))


def header(specimen: Path) -> dict[str, str]:
    """What a specimen says of itself."""
    return dict(_HEADER.findall(specimen.read_text(encoding="utf-8")))


def packaged(specimen: Path, folder: Path) -> tuple[Planned, Path]:
    """The plan of a specimen, and its package."""
    plan = planned(write_notebook(specimen, folder), None)
    package = folder.parent / "package"
    write(files(package_model(plan, package, find_interpreter(None, None, None), None, None)), package)
    return plan, package


def outcome(specimen: Path, folder: Path) -> Outcome:
    """Plan the package of a specimen; where it has a path, train it and predict raw rows in another process."""
    plan, package = packaged(specimen, folder)
    if plan.plan.path is None:
        return Outcome(plan.plan.inference, None)
    interpreter = find_interpreter(None, None, None)
    job = package_job(package, plan.plan, plan.emitted, plan.facts, plan.project)
    found = check_parity(job, parity_job(plan), interpreter, Limits(seconds=200), lambda _: None)
    return Outcome(plan.plan.inference, found)


def write_notebook(specimen: Path, folder: Path) -> Path:
    """Write a specimen as a notebook, with the data that all of them read."""
    folder.mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[project]\nname = "case"\nversion = "0"\n', encoding="utf-8")
    people(160, 1).to_csv(folder / "people.csv", index=False)
    people(40, 2).drop(columns=["bought", "price"]).to_csv(folder / "new_people.csv", index=False)
    cities = {"city": ["Bern", "Genf", "Chur"], "size": [134.0, 203.0, 38.0]}
    pd.DataFrame(cities).to_csv(folder / "cities.csv", index=False)
    parts = specimen.read_text(encoding="utf-8").split("# %%\n")[1:]
    cells = [nbformat.v4.new_code_cell(part.strip("\n"), id=f"c{at}") for at, part in enumerate(parts)]
    target = folder / f"{specimen.stem}_case.ipynb"
    target.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=cells)), encoding="utf-8")
    return target


def people(count: int, seed: int) -> pd.DataFrame:
    """Invented people, some of whose fields are empty."""
    rng = np.random.default_rng(seed)
    income = rng.normal(60_000, 15_000, count).round(2)
    rooms = rng.integers(1, 7, count)
    table = pd.DataFrame(
        {
            "id": [f"p{n:04}" for n in range(count)],
            "age": rng.integers(18, 80, count).astype(float),
            "income": income,
            "city": rng.choice(["Bern", "Genf", "Chur", "Olten"], count),
            "plan": rng.choice(["basic", "plus", "max"], count),
            "joined": pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 900, count), unit="D"),
            "rooms": rooms,
            "note": rng.choice(["likes Trains!", "no car", "two cats, one dog", "moved often"], count),
            "price": (rooms * 900 + income / 50 + rng.normal(0, 200, count)).round(1),
            "bought": np.where(income + rng.normal(0, 9000, count) > 60_000, "yes", "no"),
        }
    )
    for column in ("age", "income", "city"):
        table.loc[rng.random(count) < 0.1, column] = None
    return table
