"""Package runs as forks of a process that has the libraries imported already: the same probe, a fraction of the time."""

import ast
import contextlib
import importlib
import os
import runpy
import signal
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any
from unittest import mock

from nbhoist.verify import package_run
from nbhoist.verify.environment import THREADS

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


class Forks:
    """Within it, the process of a package run is a fork; a process of its own per notebook keeps imports apart."""

    def __init__(self, modules: list[str]) -> None:
        for name in THREADS:
            os.environ.setdefault(name, str(min(4, os.cpu_count() or 1)))
        for name in modules:
            if not name.startswith(LEFT_OUT):
                with contextlib.suppress(ImportError):
                    importlib.import_module(name)

    def __enter__(self) -> None:
        self._patch = mock.patch.object(package_run.subprocess, "Popen", Fork)
        self._patch.start()

    def __exit__(self, *raised: object) -> None:
        self._patch.stop()


class Fork:
    """As much of `subprocess.Popen` as a package run needs."""

    def __init__(self, command: list[str], *, cwd: Path, env: dict[str, str], stdout: Any, **_: Any) -> None:
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            _run(command, str(cwd), env, stdout.fileno())
        self._ended = False

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; `TimeoutExpired` where it does not come in time."""
        import time

        deadline = None if timeout is None else time.monotonic() + timeout
        while not self._ended:
            with contextlib.suppress(ChildProcessError):
                pid, _ = os.waitpid(self.pid, 0 if deadline is None else os.WNOHANG)
                if pid == 0:
                    if time.monotonic() > deadline:  # type: ignore[operator]  # given where it does not block
                        raise subprocess.TimeoutExpired("fork", timeout or 0)
                    time.sleep(0.01)
                    continue
            self._ended = True
        return 0


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
