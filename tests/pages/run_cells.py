"""Runs cells in one namespace, as a script of its own: what they print, and the data that they leave.

Reads `{"cells": [...], "forced": seed or null}` from stdin; writes `{"printed", "values", "error"}` to stdout.
"""

import contextlib
import hashlib
import io
import json
import os
import pickle
import random
import sys
from typing import Any

os.environ.setdefault("MPLBACKEND", "agg")
PLAIN = (int, float, complex, str, bytes, bool, type(None))


def main() -> None:
    """Run what stdin asks for."""
    asked = json.load(sys.stdin)
    if asked["forced"] is not None:
        _force(asked["forced"])
    names: dict[str, Any] = {"__name__": "__main__", "display": print}
    stream, error = io.StringIO(), None
    with contextlib.redirect_stdout(stream):
        try:
            for cell in asked["cells"]:
                exec(compile(cell, "<cell>", "exec"), names)
        except Exception as raised:
            error = type(raised).__name__
    values = {name: text for name, value in names.items() if name[0] != "_" and (text := _digest(value))}
    json.dump({"printed": stream.getvalue().splitlines(), "values": values, "error": error}, sys.stdout)


def _force(seed: int) -> None:
    """Other state than a fresh process has: what then agrees does not agree by luck."""
    random.seed(seed)
    with contextlib.suppress(ImportError):
        import numpy

        numpy.random.seed(seed)
    with contextlib.suppress(ImportError, AttributeError):
        import torch

        torch.manual_seed(seed)


def _digest(value: object) -> str | None:
    """A hash of data; None for models, functions, modules and handles, which are no results."""
    if not _is_data(value):
        return None
    ordered = sorted(map(repr, value)) if isinstance(value, set | frozenset) else value
    try:
        return hashlib.blake2b(pickle.dumps(ordered, protocol=5), digest_size=12).hexdigest()
    except Exception:
        return None


def _is_data(value: object) -> bool:
    if isinstance(value, PLAIN):
        return True
    if isinstance(value, list | tuple | set | frozenset):
        return all(_is_data(part) for part in value)
    if isinstance(value, dict):
        return all(_is_data(part) for part in (*value, *value.values()))
    return type(value).__name__ in ("ndarray", "DataFrame", "Series", "Index", "Tensor", "csr_matrix") or (
        type(value).__module__ == "numpy"
    )


if __name__ == "__main__":
    main()
