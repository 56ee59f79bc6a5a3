"""The journal of a run: one JSON object a line, written at once, so that it survives a sudden end."""

from __future__ import annotations

import json
import os
from typing import Any


class Journal:
    """Appends events to a file; writes of forked children are dropped."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        self._process = os.getpid()

    def write(self, event: str, **fields: Any) -> None:
        """Append one event."""
        if os.getpid() != self._process:
            return
        line = json.dumps({"event": event, **fields}, ensure_ascii=True, separators=(",", ":")) + "\n"
        data = memoryview(line.encode("ascii"))
        while data:
            data = data[os.write(self._file, data) :]
