"""A kernel of the run interpreter, driven cell by cell."""

from __future__ import annotations

import contextlib
import queue
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import KernelManager

from nbhoist.errors import RunError
from nbhoist.verify import watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jupyter_client.blocking.client import BlockingKernelClient

    from nbhoist.verify.job import Interpreter, Limits
    from nbhoist.verify.recording import ErrorKind
    from nbhoist.verify.scratch import Scratch

START = 60  # seconds until a kernel must answer
TICK = 0.5  # seconds between looks at the limits


@dataclass(frozen=True)
class Reply:
    """What came back from one cell."""

    displays: tuple[str, ...] = ()
    error: tuple[ErrorKind, str, str] | None = None  # kind, name, message


class OneKernel(KernelSpecManager):
    """Knows the run interpreter and nothing else."""

    argv: list[str]

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the kernelspec of the run interpreter."""
        return KernelSpec(argv=self.argv, display_name="run", language="python")


class Kernel:
    """A running kernel under limits."""

    def __init__(
        self, manager: KernelManager, client: BlockingKernelClient, output: Path, limits: Limits, memory: int
    ) -> None:
        self._manager = manager
        self._client = client
        self._output = output
        self._limits = limits
        self._memory = memory
        self._deadline = time.monotonic() + limits.seconds

    def run(self, source: str, silent: bool = False) -> Reply:
        """Run one cell; never raises for what the cell does."""
        message = self._client.execute(
            source, silent=silent, store_history=not silent, allow_stdin=False, stop_on_error=False
        )
        displays: list[str] = []
        error: tuple[ErrorKind, str, str] | None = None
        looked = time.monotonic()
        while True:
            received = self._next()
            if received is None or time.monotonic() - looked > TICK:
                looked = time.monotonic()
                stopped = self._stopped()
                if stopped is not None:
                    return Reply(tuple(displays), stopped)
            if received is None or received["parent_header"].get("msg_id") != message:
                continue
            kind, content = received["msg_type"], received["content"]
            if kind in ("execute_result", "display_data"):
                displays.append(str(content["data"].get("text/plain", "")))
            elif kind == "error":
                error = ("raised", content["ename"], content["evalue"])
            elif kind == "status" and content["execution_state"] == "idle":
                return Reply(tuple(displays), error or self._exit(message))

    def _next(self) -> dict[str, Any] | None:
        try:
            message: dict[str, Any] = self._client.get_iopub_msg(timeout=TICK)
        except queue.Empty:
            return None
        return message

    def _stopped(self) -> tuple[ErrorKind, str, str] | None:
        if not self._manager.is_alive():
            return ("ended", "", "its kernel ended")
        if time.monotonic() > self._deadline:
            return ("time", "", f"it runs longer than {self._limits.seconds:g} s")
        pid = _pid(self._manager)
        found = watch.excess(pid, self._output, self._limits, self._memory) if pid else None
        return (found[0], "", found[1]) if found else None  # type: ignore[return-value]  # names of limits are kinds

    def _exit(self, message: str) -> tuple[ErrorKind, str, str] | None:
        """Return an error where the cell asked the kernel to end."""
        with contextlib.suppress(queue.Empty):
            while True:
                reply = self._client.get_shell_msg(timeout=5)
                if reply["parent_header"].get("msg_id") == message:
                    asked = any(item.get("source") == "ask_exit" for item in reply["content"].get("payload", []))
                    return ("ended", "", "it ends the kernel itself") if asked else None
        return None if self._manager.is_alive() else ("ended", "", "its kernel ended")


@contextlib.contextmanager
def running_kernel(
    interpreter: Interpreter, scratch: Scratch, cwd: Path, environment: dict[str, str], limits: Limits
) -> Iterator[Kernel]:
    """Start a kernel, and end it with everything that it started."""
    memory = watch.memory_limit(limits)
    specs = OneKernel()
    specs.argv = [str(interpreter.python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    manager = KernelManager(
        kernel_spec_manager=specs, kernel_name="run", connection_file=str(scratch.root / "kernel.json")
    )
    client: BlockingKernelClient | None = None
    try:
        with scratch.errors.open("ab") as errors:
            manager.start_kernel(cwd=str(cwd), env=environment, stdout=errors, stderr=errors)
        client = manager.blocking_client()
        client.start_channels()
        _wait(client, interpreter)
        yield Kernel(manager, client, scratch.output, limits, memory)
    finally:
        watch.end(_pid(manager), environment[watch.MARK])
        if client is not None:
            client.stop_channels()
        with contextlib.suppress(Exception):  # the process is gone; nothing else is held
            manager.shutdown_kernel(now=True)


def _wait(client: BlockingKernelClient, interpreter: Interpreter) -> None:
    try:
        client.wait_for_ready(timeout=START)
    except RuntimeError as error:
        raise RunError(
            f"the kernel of `{interpreter.python}` does not start: {error}; try `{interpreter.python} -m ipykernel_launcher`"
        ) from error


def _pid(manager: KernelManager) -> int | None:
    return getattr(manager.provisioner, "pid", None)
