"""Package runs as forks of a process that has the libraries imported already: the same probe, a fraction of the time."""

import ast
import contextlib
import functools
import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

from nbhoist.verify import package_run
from nbhoist.verify.environment import THREADS
from nbhoist.verify.recording import Recording

Known = Mapping[tuple[str, int], Mapping[str, str]]
LEFT_OUT = ("matplotlib.pyplot", "seaborn")  # they choose a way to draw when they are imported


def imported_by(sources: list[Path]) -> list[str]:
    """Return the third-party modules that some sources import."""
    found: dict[str, None] = {}
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(dict.fromkeys(alias.name for alias in node.names))
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.setdefault(node.module)
    return list(found)


class Diverged(Exception):
    """A run was ended where it recorded another value than the reference."""


class Forks:
    """Within it, the process of a package run is a fork; a process of its own per notebook keeps imports apart.

    A run ends as soon as it records a value that is not the reference's, by raising `Diverged`.
    """

    def __init__(self, modules: list[str], reference: Recording, dissolved: Collection[str]) -> None:
        self._known = {
            (probe.statement, probe.visit): {
                name: key
                for name, key in probe.values.items()
                if name not in dissolved and not reference.nodes.get(key, {}).get("opaque")
            }
            for probe in reference.probes
        }
        for name in THREADS:
            os.environ.setdefault(name, str(min(4, os.cpu_count() or 1)))
        for name in modules:
            if not name.startswith(LEFT_OUT):
                with contextlib.suppress(ImportError):
                    importlib.import_module(name)

    def __enter__(self) -> None:
        fork = functools.partial(Fork, known=self._known)
        self._patch = mock.patch.object(package_run.subprocess, "Popen", fork)
        self._patch.start()

    def __exit__(self, *raised: object) -> None:
        self._patch.stop()


class Fork:
    """As much of `subprocess.Popen` as a package run needs."""

    def __init__(
        self, command: list[str], *, cwd: Path, env: dict[str, str], stdout: Any, known: Known, **_: Any
    ) -> None:
        self._known = known
        self._journal = Path(json.loads(Path(command[2]).read_text(encoding="utf-8"))["journal"])
        self._read = 0
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            _run(command, str(cwd), env, stdout.fileno())
        self._ended = False

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; `TimeoutExpired` where it does not come in time."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self._ended:
            with contextlib.suppress(ChildProcessError):
                pid, _ = os.waitpid(self.pid, 0 if deadline is None else os.WNOHANG)
                if pid == 0:
                    if time.monotonic() > deadline:  # type: ignore[operator]  # given where it does not block
                        raise subprocess.TimeoutExpired("fork", timeout or 0)
                    self._look()
                    time.sleep(0.02)
                    continue
            self._ended = True
        return 0

    def _look(self) -> None:
        """Raise where a probe differs that was written since the last look."""
        if not self._journal.exists():
            return
        with self._journal.open("rb") as stream:
            stream.seek(self._read)
            lines = stream.read().split(b"\n")[:-1]
        self._read += sum(len(line) + 1 for line in lines)
        for event in (json.loads(line) for line in lines if b'"probe"' in line):
            known = self._known.get((event.get("id"), event.get("visit")), {})
            for name, key in event.get("values", {}).items():
                if known.get(name, key) != key:
                    raise Diverged(f"`{name}` behind {event['id']}")


def _run(command: list[str], cwd: str, environment: dict[str, str], output: int) -> None:
    code = 70
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = command[1:]
        sys.path[:] = [str(Path(command[1]).parent), *sys.path[1:]]
        runpy.run_path(command[1], run_name="__main__")
    except SystemExit as asked:
        code = int(asked.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)
