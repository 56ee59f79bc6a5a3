"""The JSON schema of the configuration, made of the rows that check it."""

import json
from typing import Any

from nbhoist.config.settings import SETTINGS, SEVERITIES, Kind

_WORDS = {"type": "array", "items": {"type": "string"}}
_CHOICE = {"enum": list(SEVERITIES)}
_TYPES: dict[Kind, dict[str, Any]] = {
    "rules": _WORDS,
    "words": _WORDS,
    "word": {"type": "string"},
    "choice": _CHOICE,
    "rules by word": {"type": "object", "additionalProperties": _WORDS},
    "choice by rule": {"type": "object", "additionalProperties": _CHOICE},
    "table": {"type": "object"},
}


def configuration_schema() -> dict[str, Any]:
    """The schema of `nbhoist.toml`, and of the table `[tool.nbhoist]`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "nbhoist",
        "description": "Settings of nbhoist: all of nbhoist.toml, or the table [tool.nbhoist] of pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {s.key: {"description": s.description, **_TYPES[s.kind]} for s in SETTINGS},
    }


def render_schema() -> str:
    """The schema as text."""
    return json.dumps(configuration_schema(), indent=2) + "\n"
