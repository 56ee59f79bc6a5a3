"""Settings, as the rows that check them say, and the fields of what one may tell about calls."""

from nbhoist.config import DEFAULT_EXCLUDE, Config
from nbhoist.config.settings import SETTINGS, SEVERITIES
from nbhoist.knowledge.schema import EFFECTS, EXTERNAL, ROLES, Fields

_HEAD = """\
# Configuration

Written from the code by `python docs/generate/reference.py`.

Settings stand in `nbhoist.toml`, or in the table `[tool.nbhoist]` of `pyproject.toml`; the nearest file in or above the folder of a notebook wins. Editors that know JSON schemas can check the file with [nbhoist.schema.json](nbhoist.schema.json).

| setting | what | form | default |
|---|---|---|---|
"""
_KNOWLEDGE = """
## Knowledge

`[knowledge]` (in `pyproject.toml`: `[tool.nbhoist.knowledge]`) has one table for each dotted name of a call; [Extend knowledge](../how-to/extend-knowledge.md) shows how. What an entry does not say does not happen.

"""
_FORMS = {
    "rules": "list of rules",
    "words": "list of texts",
    "word": "text",
    "choice": " or ".join(f"`{word}`" for word in SEVERITIES),
    "rules by word": "table: pattern or tag to list of rules",
    "choice by rule": "table: rule to severity",
    "table": "table",
}


def render_settings() -> str:
    """The page of settings."""
    rows = [f"| `{s.key}` | {s.description} | {_FORMS[s.kind]} | {_default(s.field)} |" for s in SETTINGS]
    words = {"role": ROLES, "effects": EFFECTS, "external": EXTERNAL}
    fields = ["fields: " + ", ".join(f"`{name}`" for name in Fields.__annotations__), ""]
    fields += [
        f"words of `{name}`: " + ", ".join(f"`{word}`" for word in known) + "\n" for name, known in words.items()
    ]
    return _HEAD + "\n".join(rows) + "\n" + _KNOWLEDGE + "\n".join(fields).rstrip() + "\n"


def _default(field: str) -> str:
    value = getattr(Config(), field, ())
    if value == DEFAULT_EXCLUDE:
        return ", ".join(f"`{pattern}`" for pattern in value)
    return f"`{value}`" if value else "none"
