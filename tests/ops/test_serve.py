"""The service of a package, started for real and used over HTTP."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import psutil
import pytest
import schemathesis
from serving import RECORD, TOKEN, Package, made

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

pytestmark = pytest.mark.execution


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    package = made(tmp_path_factory.mktemp("ops") / "some folder")
    package.run("train")
    package.run("train")
    return package


@pytest.fixture(scope="module")
def client(package: Package) -> Iterator[httpx.Client]:
    with package.served(workers=2) as client:
        yield client


def versions(client: httpx.Client) -> list[str]:
    return [model["version"] for model in client.get("/models").json()["models"]]


def answering(client: httpx.Client) -> set[str]:
    """Versions that answer, whichever process is asked."""
    answers = (client.post("/predict", json=RECORD).json()["predictions"][0] for _ in range(12))
    return {answer["model_version"] for answer in answers}


def test_records_get_what_the_batch_gets(client: httpx.Client, package: Package) -> None:
    (package.folder / "rows.csv").write_text("id,age,income,debt,kind\nn7,40,30.5,3.0,home\n", encoding="utf-8")
    batch = package.run("predict", "--input", "rows.csv").splitlines()

    (answer,) = client.post("/predict", json=RECORD).json()["predictions"]

    expected = dict(zip(batch[0].split(","), batch[1].split(","), strict=True))
    assert {name: str(answer[name]) for name in expected} == expected


def test_wrong_fields_are_named(client: httpx.Client) -> None:
    bad = {"age": "old", "income": None, "debt": 1}

    answer = client.post("/predict", json=[RECORD, bad])

    assert answer.status_code == 422
    assert [fault["loc"] for fault in answer.json()["detail"]] == [["body", 1, "age"], ["body", 1, "kind"]]


def test_every_process_sees_a_promotion_and_a_roll_back(client: httpx.Client) -> None:
    first, second = versions(client)
    assert answering(client) == {first}

    assert client.post(f"/models/{second}/promote").status_code == 200
    assert answering(client) == {second}

    assert client.post("/models/rollback").status_code == 200
    assert answering(client) == {first}


def test_feedback_moves_the_live_metric(client: httpx.Client, package: Package) -> None:
    (answer,) = client.post("/predict", json=RECORD).json()["predictions"]
    for outcome, accuracy in ((answer["prediction"], "accuracy 1"), (1 - answer["prediction"], "accuracy 0")):
        told = [{"prediction_id": answer["prediction_id"], "outcome": outcome}]
        assert client.post("/feedback", json=told).json() == {"kept": 1}
        assert accuracy in package.run("evaluate", "--live")


def test_killed_retraining_leaves_the_model_in_use(client: httpx.Client, package: Package) -> None:
    before, used = versions(client), answering(client)
    assert client.post("/retrain").status_code == 202

    child = _retraining(package)
    assert client.post("/retrain").status_code == 409
    child.kill()
    while client.get("/retrain").json()["state"] == "running":
        time.sleep(0.1)

    assert client.get("/retrain").json()["state"] == "failed"
    assert (versions(client), answering(client)) == (before, used)


def test_predictions_go_on_while_a_better_model_is_made(client: httpx.Client) -> None:
    before = len(versions(client))
    assert client.post("/retrain").status_code == 202
    codes = []

    while client.get("/retrain").json()["state"] == "running":
        codes.append(client.post("/predict", json=[RECORD] * 3).status_code)

    assert set(codes) == {200}
    assert client.get("/retrain").json()["state"] == "promoted"  # the same data gives a model that is as good
    assert answering(client) == {versions(client)[before]}


def test_nothing_that_the_description_allows_breaks_the_service(client: httpx.Client) -> None:
    schema = schemathesis.openapi.from_url(f"{client.base_url}/openapi.json")
    failed = []
    for operation in (found.ok() for found in schema.get_all_operations()):
        if operation.path == "/retrain":
            continue
        for case in _cases(operation):
            answer = case.call(base_url=str(client.base_url), headers={"Authorization": f"Bearer {TOKEN}"})
            if answer.status_code >= 500:
                failed.append((operation.label, case.body, answer.status_code))
    assert not failed


def _cases(operation: object, count: int = 15) -> list:
    """Some requests that the description allows."""
    from hypothesis import HealthCheck, Phase, given, seed, settings

    found: list = []

    @seed(1)
    @settings(max_examples=count, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())  # type: ignore[attr-defined]
    def collect(case: object) -> None:
        found.append(case)

    collect()
    return found


def _retraining(package: Package) -> psutil.Process:
    (found,) = (
        process
        for process in psutil.process_iter(["cmdline"])
        if (process.info["cmdline"] or [])[1:] == ["-m", package.name, "retrain"]
    )
    return found
