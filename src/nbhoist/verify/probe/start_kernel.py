"""Loads the folder of the probe by path; executed in a fresh kernel with `SHELL` and `CONFIG` given."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys


def load(folder: str) -> None:
    """Make the probe importable under a name of its own."""
    place = os.path.join(folder, "__init__.py")
    spec = importlib.util.spec_from_file_location("_nbhoist_probe", place, submodule_search_locations=[folder])
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["_nbhoist_probe"] = module
    spec.loader.exec_module(module)


if "CONFIG" in globals():
    load(os.path.dirname(os.path.abspath(__file__)))
    importlib.import_module("_nbhoist_probe.kernel").start(globals()["SHELL"], globals()["CONFIG"])
