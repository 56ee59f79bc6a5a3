"""Cleaning that two notebooks share."""

import json
from pathlib import Path

CALLS = []
SUFFIX = ""


def strip_all(values):
    CALLS.append(len(values))
    return [value.strip() + SUFFIX for value in values]


def weights():
    text = Path(__file__).with_name("weights.json").read_text(encoding="utf-8")
    return json.loads(text)
