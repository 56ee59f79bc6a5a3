"""What the package must reproduce of the notebook's run, as a file for its tests."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.scaffold.model import NotebookRun

EXPECTED = "tests/notebook/expected.json"


def line_hash(line: str) -> str:
    """Hash of one printed line without its line end, the same as `verify` stores."""
    data = line.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(len(data).to_bytes(8, "little") + data, digest_size=12).hexdigest()


def expected_json(run: NotebookRun) -> str:
    """Text of the file."""
    return json.dumps(asdict(run), indent=1, ensure_ascii=False) + "\n"
