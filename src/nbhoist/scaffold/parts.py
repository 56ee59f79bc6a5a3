"""The optional parts, in the order in which the README tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nbhoist.errors import NbhoistError
from nbhoist.scaffold.part import Entry, Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbhoist.refactor.plan import Plan

SERVE = Part(
    name="serve",
    adds="a service that predicts over HTTP",
    trees=("serve", "retraining"),
    raw_trees=("drift",),
    libraries={
        "fastapi": ">=0.115,<1",
        "prometheus-client": ">=0.20,<1",
        "typing-extensions": ">=4.6,<5",
        "uvicorn": ">=0.30,<1",
    },
    test_libraries={"httpx": ">=0.27,<1"},
    settings=(
        Entry("host", "127.0.0.1", "address to listen on; 0.0.0.0 for all"),
        Entry("port", 8000, ""),
        Entry("workers", 1, "processes that answer"),
        Entry("token", "", "asked of whoever changes something; set it in the environment, not here"),
        Entry("max_bytes", 10_000_000, "of a request"),
        Entry("max_records", 10_000, "of a request"),
        Entry("split_by", "", "column by which records are split between models; without one the whole record"),
        Entry("drift_days", 7, "days that drift is told of"),
        Entry("keep_days", 90, "days for which predictions and feedback are kept"),
    ),
    commands=("service.command",),
    predicting=("service",),
    needs_model=True,
)
DOCKER = Part(name="docker", adds="a container image", trees=("docker",))
CI = Part(name="ci", adds="a workflow that lints, tests, trains on a sample and builds", trees=("ci",))
SCHEDULE = Part(
    name="schedule",
    adds="a retraining job",
    trees=("schedule", "retraining"),
    ignored=("/retrain.log",),
    needs_model=True,
)
DAGSTER = Part(
    name="dagster",
    adds="the pipeline in Dagster",
    trees=("dagster",),
    libraries={"dagster": ">=1.9,<2"},
)
MLFLOW = Part(
    name="mlflow",
    adds="a registry of models in MLflow",
    trees=("mlflow",),
    libraries={"mlflow-skinny": ">=3,<4"},
    test_libraries={"alembic": ">=1.13,<2", "sqlalchemy": ">=2,<3"},  # its store in a file
    ignored=("/mlartifacts/", "/mlruns/"),
    needs_model=True,
)
PARTS = (SERVE, DOCKER, CI, SCHEDULE, DAGSTER, MLFLOW)
BY_NAME = {part.name: part for part in PARTS}


def named(names: str) -> tuple[str, ...]:
    """The parts that a list such as `serve,docker` names; raises `NbhoistError` for others."""
    found = tuple(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    for name in found:
        if name not in BY_NAME:
            raise NbhoistError(f"--with: there is no part `{name}`{_meant(name)}")
    return found


def wanted(names: Iterable[str]) -> tuple[Part, ...]:
    """The parts with these names and those that they need; names that this version does not know are left out."""
    reached: dict[str, Part] = {}
    pending = [name for name in names if name in BY_NAME]
    while pending:
        part = BY_NAME[pending.pop()]
        reached[part.name] = part
        pending.extend(name for name in part.needs if name not in reached)
    return tuple(part for part in PARTS if part.name in reached)


def reason_against(part: Part, plan: Plan, fitted: bool) -> str | None:
    """Why a package cannot have the part, if so."""
    if part.needs_model and not fitted:
        return f"{part.adds} needs a model, and {plan.inference.reason or 'the notebook keeps none'}"
    if part.settings and any(setting.section == part.name for setting in plan.configuration):
        return f"the notebook's own settings have a section `{part.name}`; rename it in a plan (`--plan`)"
    return None


def _meant(name: str) -> str:
    import difflib  # only for the message

    close = difflib.get_close_matches(name, list(BY_NAME), n=1)
    return f"; did you mean `{close[0]}`?" if close else f"; known are {', '.join(f'`{part}`' for part in BY_NAME)}"
