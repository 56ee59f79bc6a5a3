"""Comments that silence rules on a line: `# noqa: NBH201`, `# nbhoist: ignore[absolute-path]`."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.notebook.cells import ParsedCell

_NOQA = re.compile(r"#\s*noqa(?P<named>\s*:\s*(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*))?", re.IGNORECASE)
_IGNORE = re.compile(r"#\s*nbhoist\s*:\s*ignore(?:\[(?P<names>[^\]]*)\])?", re.IGNORECASE)
_EVERYTHING = frozenset({"*"})


class Suppressions(NamedTuple):
    """What the comments of one cell silence: line → codes and rule names in lower case, `*` for all of them."""

    by_line: dict[int, frozenset[str]]

    def covers(self, diagnostic: "Diagnostic") -> bool:
        """Whether a comment on the first or last line of the diagnostic silences it."""
        names = {"*", diagnostic.code.lower(), diagnostic.name}
        return any(names & self.by_line.get(line or 0, frozenset()) for line in (diagnostic.line, diagnostic.end_line))


def suppressions(parsed: "ParsedCell") -> Suppressions:
    """Read the comments of a cell."""
    source = parsed.cell.source.lower()
    if "noqa" not in source and "nbhoist" not in source:
        return Suppressions({})
    found: dict[int, frozenset[str]] = {}
    for line, comment in _comments(parsed):
        found[line] = found.get(line, frozenset()) | _silenced(comment)
    return Suppressions(found)


def _silenced(comment: str) -> frozenset[str]:
    silenced: frozenset[str] = frozenset()
    noqa = _NOQA.search(comment)
    if noqa is not None:
        codes = noqa["codes"]
        silenced |= frozenset(re.split(r"[,\s]+", codes.lower())) if codes else _EVERYTHING
    ignore = _IGNORE.search(comment)
    if ignore is not None:
        names = ignore["names"]
        silenced |= frozenset(n.strip().lower() for n in names.split(",")) if names is not None else _EVERYTHING
    return silenced


def _comments(parsed: "ParsedCell") -> "Iterator[tuple[int, str]]":
    """Comments with their lines; by tokens, so that strings are not taken for comments, where the cell has tokens."""
    lines = parsed.cell.source.split("\n")
    plain = parsed.python.split("\n")
    if parsed.tree is not None:
        yield from _token_comments(parsed.python)
    for number, line in enumerate(lines, start=1):
        is_magic = number > len(plain) or plain[number - 1] != line
        if (parsed.tree is None or is_magic) and "#" in line:
            yield number, line[line.index("#") :]


def _token_comments(source: str) -> "Iterator[tuple[int, str]]":
    import tokenize  # only cells that speak of noqa pay for it
    from io import StringIO

    try:
        for token in tokenize.generate_tokens(StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
    except (tokenize.TokenError, SyntaxError):
        return
