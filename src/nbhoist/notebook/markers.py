"""Lines that start a cell of a Python file: `# %%` with its options, and the markers that other tools write."""

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbhoist.notebook.model import CellKind

_PERCENT = re.compile(r"^#[ \t]?%%+(?:[ \t]+(?P<options>.*))?$")
_OTHER = re.compile(r"^# (?:In ?\[(?P<count>[0-9 ]*)\]:?|<(?P<cell>code|markdown|raw)cell>)[ \t]*$")
_KIND = re.compile(r"(?:^|\s)\[(?P<kind>markdown|md|raw)\](?:\s|$)|^md\s*$")
_TAGS = re.compile(r"\"?tags\"?\s*[=:]\s*(?P<tags>\[[^\]]*\])")
_ID = re.compile(r"(?:^|\s)id=\"(?P<id>[^\"]+)\"")
_LANGUAGE = re.compile(r"(?:^|\s)(?:magic_args=\"(?P<args>[^\"]*)\"\s+)?language=\"(?P<language>\w+)\"")


class Marker(NamedTuple):
    """What the line that starts a cell says of it."""

    kind: "CellKind" = "code"
    tags: tuple[str, ...] = ()
    id: str | None = None
    magic: str = ""  # the cell magic that jupytext writes as an option
    execution_count: int | None = None


def marker_of(line: str) -> Marker | None:
    """The marker in `line`, None where the line starts no cell."""
    if not line.startswith("#"):
        return None
    percent = _PERCENT.match(line)
    if percent is not None:
        return _with_options(percent["options"] or "")
    other = _OTHER.match(line)
    if other is None:
        return None
    if other["cell"] in ("markdown", "raw"):
        return Marker("raw" if other["cell"] == "raw" else "markdown")
    count = (other["count"] or "").strip()
    return Marker(execution_count=int(count) if count.isdigit() else None)


def _with_options(options: str) -> Marker:
    kind = _KIND.search(options)
    identifier = _ID.search(options)
    language = _LANGUAGE.search(options)
    return Marker(
        "code" if kind is None else "raw" if kind["kind"] == "raw" else "markdown",
        _tags(options),
        identifier["id"] if identifier is not None else None,
        f"%%{language['language']} {language['args'] or ''}".rstrip() if language is not None else "",
    )


def _tags(options: str) -> tuple[str, ...]:
    found = _TAGS.search(options)
    try:
        tags = json.loads(found["tags"]) if found is not None else []
    except ValueError:
        return ()
    return tuple(tag for tag in tags if isinstance(tag, str))
