"""Services that a page starts with `&`: on a free port instead of the one that is shown, until the page ends."""

import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

SHOWN_PORT = "8765"
_PATIENCE = 300  # seconds, on a busy machine


def free_port() -> str:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return str(found.getsockname()[1])


def started(command: list[str], folder: Path, environment: Mapping[str, str], port: str) -> subprocess.Popen[bytes]:
    """The process, as soon as it listens on its port."""
    process = subprocess.Popen(
        command, cwd=folder, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    begun = time.monotonic()
    while not _listens(port):
        assert process.poll() is None, f"`{command[-1]}` ended with {process.returncode}"
        assert time.monotonic() - begun < _PATIENCE, f"nobody listens on port {port}"
        time.sleep(0.2)
    return process


def _listens(port: str) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", int(port))) == 0
