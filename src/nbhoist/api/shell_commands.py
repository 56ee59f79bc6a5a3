"""Shell commands and magics of a notebook that do more than look."""

import ast
import re
from typing import TYPE_CHECKING

from nbhoist.analysis.shell import shell_call
from nbhoist.knowledge.outside import OTHER_MAGICS, SHELL_MAGICS
from nbhoist.refactor.passes.magics import dropping_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.statement import Statement

# shell commands that only look
_READ_ONLY = re.compile(
    r"^\s*(ls|dir|pwd|cat|head|tail|wc|echo|date|which|python\d?\s+(-V|--version)|nvidia-smi|du|df|find|grep|uname)\b[^|;&>]*$"
)
_FIND_CHANGES = re.compile(r"\s-(delete|exec\w*|ok\w*|fprint\w*)\b")
_METHODS = ("system", "getoutput", "getoutput_with_ipython")


def shell_effects(statement: "Statement") -> "Iterator[tuple[str, str]]":
    """Give kind and text of each command that may change something; installing does not count, it is left out."""
    if dropping_reason(statement):
        return
    for node in ast.walk(statement.node):
        asked = shell_call(node)
        if asked is None or not asked[1]:
            continue
        method, texts = asked
        if method in _METHODS:
            yield from _command(texts[-1])
        elif texts[0].split(maxsplit=1)[:1] and texts[0].split()[0] in SHELL_MAGICS:
            yield from _command(texts[-1] if len(texts) > 1 else "")
        elif texts[0] in OTHER_MAGICS:
            yield OTHER_MAGICS[texts[0]], f"%{texts[0]}"


def _command(text: str) -> "Iterator[tuple[str, str]]":
    looks = all(_READ_ONLY.match(line) for line in text.strip().splitlines()) and not _FIND_CHANGES.search(text)
    if not looks:
        yield "shell", text.strip()[:60]
