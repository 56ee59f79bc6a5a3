"""Where a run took place and which distributions it used."""

from __future__ import annotations

import os
import platform
import sys
from importlib import metadata
from typing import Any

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def distributions() -> list[list[str]]:
    """Return import name, distribution and version of every imported module from outside the standard library."""
    known = metadata.packages_distributions()
    names = sorted({name.partition(".")[0] for name in list(sys.modules)} - set(sys.stdlib_module_names))
    return [[name, known[name][0], _version(known[name][0])] for name in names if name in known]


def platform_stamp() -> dict[str, Any]:
    """Return what the last bits of a number may depend on."""
    return {
        "system": platform.system(),
        "machine": platform.machine(),
        "processor": _processor(),
        "python": platform.python_version(),
        "blas": _blas(),
        "threads": os.environ.get(THREADS[0], ""),
        "libraries": {name: version for name, _, version in distributions() if name in NUMERIC},
    }


NUMERIC = frozenset(
    {"numpy", "scipy", "pandas", "polars", "sklearn", "statsmodels", "xgboost", "lightgbm", "catboost", "torch"}
    | {"tensorflow", "keras", "jax", "matplotlib", "pyarrow", "numba"}
)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as stream:
            return next((line.split(":", 1)[1].strip() for line in stream if line.startswith("model name")), "")
    except OSError:
        return platform.processor()


def _blas() -> str:
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return ""
    try:
        blas = numpy.show_config(mode="dicts")["Build Dependencies"]["blas"]
        return f"{blas.get('name')} {blas.get('version')} {os.environ.get('OPENBLAS_CORETYPE', '')}".strip()
    except (AttributeError, KeyError, TypeError):
        return ""
