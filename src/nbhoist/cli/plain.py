"""Reads the words of a `check` without typer, which costs more than a check; what is not plain goes to typer."""

import os
from pathlib import Path
from typing import Any

from nbhoist.cli.check_call import CheckCall
from nbhoist.cli.plain_options import OPTIONS

_COMPLETION = "_NBHOIST_COMPLETE"


def read_plain(words: list[str]) -> CheckCall | None:
    """The call that typer would read from `words`; None where it should see them itself."""
    if words[:1] != ["check"] or _COMPLETION in os.environ:
        return None
    fields: dict[str, Any] = {}
    paths: list[str] = []
    rest = iter(words[1:])
    for word in rest:
        if not word.startswith("-") or word == "-":
            paths.append(word)
            continue
        name, given, value = word.partition("=")
        field, kind, choices = OPTIONS.get(name, ("", "", ()))
        if kind == "flag" and not given:
            fields[field] = True
            continue
        if not given:
            value = next(rest, "")
        read = _value(kind, choices, value)
        if read is None:
            return None
        fields[field] = (*fields.get(field, ()), read) if kind == "words" else read
    return CheckCall(paths=tuple(paths), **fields)


def _value(kind: str, choices: tuple[str, ...], value: str) -> object:
    """The value of an option; None where typer has to say what is wrong with it."""
    if not value or value.startswith("-"):
        return None
    if kind in ("words", "text"):
        return value
    if kind == "path":
        return Path(value)
    if kind == "choice":
        return value if value in choices else None
    return int(value) if kind == "number" and value.isascii() and value.isdecimal() and int(value) > 0 else None
