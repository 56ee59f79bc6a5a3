"""Load on the service of a package, beside a minimal FastAPI app that predicts with the same model in the same run.

python tests/benchmarks/serve_load.py PACKAGE_FOLDER RECORD.json [--requests 2000] [--clients 8] [--retrain]
The package has been made with `--with serve` and trained. Prints requests per second, p50, p99 and memory of both.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import httpx
import numpy as np
import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator

MINIMAL = """
import threading
import pandas as pd
from fastapi import FastAPI, Request
from {name} import artifacts, inference
from {name}.config import load_settings

settings = load_settings()
bundle = artifacts.load(settings.paths.models)
alone = threading.Lock()
app = FastAPI()

def predicted(record):
    with alone:
        return inference.predict(pd.DataFrame([record], dtype="object"), bundle, settings).to_dict("records")

@app.post("/predict")
def predict(record: dict):
    return predicted(record)
"""


class Load(NamedTuple):
    """What a run of requests gave."""

    per_second: float
    p50: float
    p99: float
    failed: int
    before: float  # memory in MB after a hundred requests, and at the end
    after: float


def main() -> None:
    """Measure both, twice in turn."""
    options = _options()
    folder = options.package.resolve()
    name = next(p.parent.name for p in (folder / "src").glob("*/__main__.py"))
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch, "minimal.py").write_text(MINIMAL.format(name=name), encoding="utf-8")
        paths = os.pathsep.join((str(folder / "src"), scratch))
        environment = {**os.environ, "PYTHONPATH": paths, f"{name.upper()}_SERVE__TOKEN": "sesame"}
        service = ["-m", name, "serve", "--port"]
        minimal = ["-m", "uvicorn", "minimal:app", "--no-access-log", "--log-level", "warning", "--port"]
        for kind, words in (("minimal", minimal), ("service", service)) * options.rounds:
            with _running(words, folder, environment) as (url, process):
                retrain = options.retrain and kind == "service"
                found = _loaded(url, process, options, retrain)
                print(kind, *(f"{key}={value:.4g}" for key, value in found._asdict().items()), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("record", type=Path)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--retrain", action="store_true", help="retrain meanwhile")
    return parser.parse_args()


def _loaded(url: str, process: psutil.Process, options: argparse.Namespace, retrain: bool) -> Load:
    record = json.loads(options.record.read_text(encoding="utf-8"))
    _sent(url, record, 100, 1)
    before = _memory(process)
    if retrain:
        token = {"Authorization": "Bearer sesame"}
        assert httpx.post(url + "/retrain", headers=token, timeout=120).status_code == 202
    began = time.perf_counter()
    seconds, failed = _sent(url, record, options.requests, options.clients)
    took = time.perf_counter() - began
    if retrain:
        print("retraining", httpx.get(url + "/retrain", timeout=60).json(), flush=True)
    p50, p99 = np.quantile(seconds, [0.5, 0.99]) * 1000
    return Load(len(seconds) / took, p50, p99, failed, before, _memory(process))


def _sent(url: str, record: object, count: int, clients: int) -> tuple[list[float], int]:
    """Seconds of each request, and how many failed."""
    seconds: list[float] = []
    failed: list[int] = []

    def send() -> None:
        with httpx.Client(timeout=120) as client:
            for _ in range(count // clients):
                began = time.perf_counter()
                answer = client.post(url + "/predict", json=record)
                seconds.append(time.perf_counter() - began)
                if answer.status_code != 200:
                    failed.append(answer.status_code)

    threads = [threading.Thread(target=send) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seconds, len(failed)


@contextmanager
def _running(words: list[str], folder: Path, environment: dict[str, str]) -> Iterator[tuple[str, psutil.Process]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, *words, str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet) as process:
        url = f"http://127.0.0.1:{port}"
        try:
            _wait(url)
            yield url, psutil.Process(process.pid)
        finally:
            process.terminate()


def _wait(url: str) -> None:
    for _ in range(600):
        try:
            httpx.get(url + "/openapi.json", timeout=60)
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise SystemExit(f"{url}: nobody answers")


def _memory(process: psutil.Process) -> float:
    return float(process.memory_info().rss) / 1e6


if __name__ == "__main__":
    main()
