"""What later runs of nbhoist need to know about a package: the folder `.nbhoist`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import nbhoist

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.scaffold.model import PackageModel

FOLDER = ".nbhoist"


def state_files(model: PackageModel, generated: Mapping[str, str]) -> dict[str, str]:
    """Manifest, plan, recording, verdict, the notebook's own numbers, and the base copies of the files as generated."""
    generated = {path: text for path, text in generated.items() if not path.startswith(f"{FOLDER}/")}
    state = {
        "manifest.json": _json(_manifest(model, generated)),
        "plan.json": _json({"version": 1, **asdict(model.plan)}),
    }
    if model.recording is not None:
        state["recording.json"] = _json(model.recording)
    if model.verdict is not None:
        state["verdict.json"] = _json(model.verdict)
    if model.numbers is not None:
        state["numbers.json"] = _json(model.numbers)
    state |= {f"base/{path}": text for path, text in generated.items()}
    return {f"{FOLDER}/{path}": text for path, text in state.items()}


def _manifest(model: PackageModel, generated: Mapping[str, str]) -> dict[str, Any]:
    return {
        "version": 1,
        "nbhoist": nbhoist.__version__,
        "package": model.plan.package,
        "notebook": {
            "name": model.notebook_name,
            "folder": model.notebook_folder_from_package,
            "sha256": hashlib.sha256(model.notebook).hexdigest(),
        },
        "python": model.python,
        "parts": list(model.parts),
        "data": dict(model.data or {}),
        "homes": [list(home) for home in model.homes],
        "files": {path: hashlib.sha256(text.encode("utf-8")).hexdigest() for path, text in sorted(generated.items())},
    }


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
