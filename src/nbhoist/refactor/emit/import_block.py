"""Import lines in the order that isort gives them: standard library, libraries, the package itself."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def import_block(lines: "Iterable[str]", package: str) -> str:
    """Sort and merge one-name import lines; sections are parted by an empty line."""
    sections: dict[int, list[str]] = {}
    for line in sorted(set(lines), key=_plain_first):
        sections.setdefault(_section(line, package), []).append(line)
    return "\n\n".join("\n".join(_merged(sections[number])) for number in sorted(sections))


def _module(line: str) -> str:
    return line.split()[1]


def _section(line: str, package: str) -> int:
    top = _module(line).partition(".")[0]
    if top == "__future__":
        return 0
    return 1 if top in sys.stdlib_module_names else 3 if top == package else 2


def _plain_first(line: str) -> tuple[bool, str, str]:
    return line.startswith("from "), _module(line).lower(), line


def _merged(lines: list[str]) -> list[str]:
    result: list[str] = []
    members: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("import "):
            result.append(line)
        else:
            head, _, name = line.partition(" import ")
            members.setdefault(head, []).extend(name.split(", "))
    for head, names in members.items():
        result.append(f"{head} import {', '.join(sorted(dict.fromkeys(names), key=_by_type))}")
    return result


def _by_type(member: str) -> tuple[int, str, str]:
    """Constants, then classes, then the rest, as ruff sorts them."""
    name = member.split()[0]
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name.lower(), member
