"""Whether facts given as data keep to the schema: for the tables here and for `[tool.nbhoist.knowledge]`."""

import ast
import difflib
from typing import TYPE_CHECKING, get_args, get_type_hints

from nbhoist.knowledge.schema import EFFECTS, EXTERNAL, ROLES, Fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WORDS = {"role": ROLES, "effects": EFFECTS, "external": EXTERNAL}


def validate(table: "Mapping[str, Mapping[str, object]]") -> list[str]:
    """Give one message for every entry of `{qualified name: fields}` that does not keep to the schema."""
    return [message for name, fields in table.items() for message in _entry(name, fields)]


def _entry(name: str, fields: "Mapping[str, object]") -> "Iterator[str]":
    if not name or not all(part.isidentifier() for part in name.split(".")):
        yield f"knowledge of `{name}` · not a dotted name · write it as it is imported, such as `mylib.load`"
    for field, value in fields.items():
        if reason := _wrong(field, value):
            yield f"knowledge of `{name}` · field `{field}` · {reason}"


def _wrong(field: str, value: object) -> str:
    expected = get_type_hints(Fields).get(field)
    if expected is None:
        return f"unknown · {_suggested(field)}"
    if not _fits(value, expected):
        return f"`{value!r}` does not fit · write {_form(expected)}"
    if unknown := [word for word in _words(value) if word not in WORDS.get(field, (word,)) and word]:
        return f"unknown word `{unknown[0]}` · use one of {', '.join(f'`{word}`' for word in WORDS[field])}"
    if field in ("stochastic", "draws", "ahead", "duplicates") and not _parses(str(value)):
        return f"`{value}` is not a condition · write `always` or an expression over parameters"
    return ""


def _suggested(field: str) -> str:
    known = list(Fields.__annotations__)
    close = difflib.get_close_matches(field, known, n=1)
    return f"write `{close[0]}`" if close else f"use one of {', '.join(f'`{name}`' for name in known)}"


def _fits(value: object, expected: object) -> bool:
    if expected in (str, bool):
        return isinstance(value, str if expected is str else bool)
    if expected == tuple[str, ...]:
        return isinstance(value, tuple | list) and all(isinstance(item, str) for item in value)
    return value in get_args(expected)


def _form(expected: object) -> str:
    if expected in (str, bool):
        return "a text" if expected is str else "true or false"
    if expected == tuple[str, ...]:
        return "a list of texts"
    return "one of " + ", ".join(f"`{choice}`" for choice in get_args(expected) if choice)


def _words(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (str(value),)


def _parses(condition: str) -> bool:
    try:
        ast.parse(condition or "always", mode="eval")
    except SyntaxError:
        return False
    return True
