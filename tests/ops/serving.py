"""A small notebook that trains on raw rows, converted with a service, and the service started for real."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from nbhoist.api.converting import ConvertOptions, convert

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "sesame"
NOTEBOOK = """# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
import joblib

# %%
df = pd.read_csv("loans.csv")

# %%
df["income"] = df["income"].fillna(df["income"].median())
df["burden"] = df["debt"] / df["income"]
df = pd.get_dummies(df, columns=["kind"])

# %%
X = df.drop(columns=["paid", "id"])
y = df["paid"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
model = LogisticRegression(max_iter=1000)
model.fit(X_train, y_train)

# %%
accuracy = accuracy_score(y_test, model.predict(X_test))
print(accuracy)

# %%
joblib.dump(model, "model.joblib")
"""
RECORD = {"id": "n7", "age": 40, "income": 30.5, "debt": 3.0, "kind": "home"}


def _rows() -> Iterator[str]:
    yield "id,age,income,debt,kind,paid"
    for n in range(240):
        income = "" if n % 17 == 0 else f"{20 + n % 23}.5"
        kind = ("home", "car", "study")[n % 3]
        yield f"n{n},{20 + n % 50},{income},{n * 7 % 31}.25,{kind},{int(n * 7 % 31 < 16)}"


@dataclass(frozen=True)
class Package:
    """A converted package."""

    folder: Path
    name: str

    @property
    def store(self) -> Path:
        """Where its models are."""
        return self.folder / "models"

    @property
    def environment(self) -> dict[str, str]:
        """What its processes need."""
        known = {"PYTHONPATH": str(self.folder / "src"), f"{self.name.upper()}_SERVE__TOKEN": TOKEN, "PYTHONUTF8": "1"}
        return {**os.environ, **known}

    def run(self, *words: str) -> str:
        """What a command prints."""
        done = subprocess.run(
            [sys.executable, "-m", self.name, *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextmanager
    def served(self, workers: int = 1) -> Iterator[httpx.Client]:
        """A client of the running service, who knows the token."""
        port = _free_port()
        words = ["serve", "--port", str(port), "--workers", str(workers)]
        command = [sys.executable, "-m", self.name, *words]
        with (self.folder / "service.log").open("wb") as log:
            service = subprocess.Popen(command, cwd=self.folder, env=self.environment, stdout=log, stderr=log)
        try:
            token = {"Authorization": f"Bearer {TOKEN}"}
            # a connection for each request, so that all processes are asked
            limits = httpx.Limits(max_keepalive_connections=0)
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=token, timeout=120, limits=limits) as client:
                _wait(client, service)
                yield client
        finally:
            service.terminate()
            service.wait(60)


def made(folder: Path) -> Package:
    """Convert the notebook below a folder."""
    folder.mkdir(parents=True)
    (folder / "loans.py").write_text(NOTEBOOK, encoding="utf-8")
    (folder / "loans.csv").write_text("\n".join(_rows()) + "\n", encoding="utf-8")
    options = ConvertOptions(output=folder / "darlehen für alle", proof=False, parts=("serve",))
    done = convert(folder / "loans.py", options, lambda _: None)
    assert done.planned.plan.inference.status == "candidate"
    return Package(done.directory, done.planned.plan.package)


def _wait(client: httpx.Client, service: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert service.poll() is None, "the service ended"
        try:
            if client.get("/health").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError("the service does not answer")


def _free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
