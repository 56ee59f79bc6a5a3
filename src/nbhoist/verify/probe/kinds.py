"""The modules that register handlers; one more kind of value is one more name here."""

from __future__ import annotations

import importlib

KINDS = ("arrays", "captured", "containers", "figure", "frames", "handles", "models", "objects", "scalars")


def register_all() -> None:
    """Import every module that registers handlers."""
    for name in KINDS:
        importlib.import_module(f".{name}", __package__)
