"""The environment of both runs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

THREADS = (
    *("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"),
    *("NUMEXPR_MAX_THREADS", "POLARS_MAX_THREADS", "RAYON_NUM_THREADS"),
)
DROPPED = (
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "PYTHONINSPECT",
    "PYTHONWARNINGS",
    "PYTEST_CURRENT_TEST",
    "MPLBACKEND",
    "PYTHONOPTIMIZE",
)


def forced_environment(scratch: Path, token: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that both runs start with; `token` marks all processes of a run."""
    threads = str(min(4, os.cpu_count() or 1))
    kept = {name: value for name, value in os.environ.items() if name not in DROPPED and not name.startswith("COV_")}
    forced = {
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        "COLUMNS": "80",
        "LINES": "24",
        "IPYTHONDIR": str(scratch / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(scratch / "runtime"),
        "NBHOIST_RUN": token,
        "TF_DETERMINISTIC_OPS": "1",
        "CUBLAS_WORKSPACE_CONFIG": ":4096:8",
        **{name: os.environ.get(name, threads) for name in THREADS},
    }
    return {**kept, **given, **forced}
