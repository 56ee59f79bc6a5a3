"""What silences rules: comments for a line, a cell or the notebook, and the metadata of the notebook.

`# noqa: NBH201` and `# nbhoist: ignore[absolute-path]` hold for their line, `# nbhoist: ignore-cell[...]` for its cell,
`# nbhoist: ignore-notebook[...]` in the first code cell for all of them, as `{"nbhoist": {"ignore": [...]}}` in the
metadata does. Without names, all rules are meant.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.model import Notebook

_NOQA = re.compile(r"#\s*noqa(?P<named>\s*:\s*(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*))?", re.IGNORECASE)
_IGNORE = re.compile(r"#\s*nbhoist\s*:\s*ignore(?P<scope>-cell|-notebook)?(?:\[(?P<names>[^\]]*)\])?", re.IGNORECASE)
_NAMES = frozenset[str]
_EVERYTHING: _NAMES = frozenset({"*"})


class Suppressions(NamedTuple):
    """What a notebook silences: codes and rule names in lower case, `*` for all of them."""

    everywhere: _NAMES
    by_cell: dict[int, _NAMES]
    by_line: dict[tuple[int, int], _NAMES]

    def covers(self, diagnostic: "Diagnostic") -> bool:
        """Whether the notebook, the cell, or a comment on the first or last line of the diagnostic silences it."""
        names = {"*", diagnostic.code.lower(), diagnostic.name}
        if names & self.everywhere or diagnostic.cell is None:
            return bool(names & self.everywhere)
        cell = diagnostic.cell.index
        lines = (self.by_line.get((cell, line or 0), frozenset()) for line in (diagnostic.line, diagnostic.end_line))
        return bool(names & self.by_cell.get(cell, frozenset())) or any(names & line for line in lines)


def suppressions(facts: "Facts") -> Suppressions:
    """Read the metadata and the comments of a notebook."""
    found = Suppressions(_in_metadata(facts.notebook), {}, {})
    first = facts.cells[0].cell.index if facts.cells else None
    for parsed in facts.cells:
        source = parsed.cell.source.lower()
        if "noqa" in source or "nbhoist" in source:
            found = _with_cell(found, parsed, is_first=parsed.cell.index == first)
    return found


def _with_cell(found: Suppressions, parsed: "ParsedCell", *, is_first: bool) -> Suppressions:
    index = parsed.cell.index
    for line, comment in _comments(parsed):
        for scope, names in _silenced(comment):
            if scope == "-cell":
                found.by_cell[index] = found.by_cell.get(index, frozenset()) | names
            elif scope == "-notebook":
                found = found._replace(everywhere=found.everywhere | (names if is_first else frozenset()))
            else:
                found.by_line[index, line] = found.by_line.get((index, line), frozenset()) | names
    return found


def _silenced(comment: str) -> "Iterator[tuple[str, _NAMES]]":
    """Scopes and names of a comment."""
    noqa = _NOQA.search(comment)
    if noqa is not None:
        codes = noqa["codes"]
        yield "", frozenset(re.split(r"[,\s]+", codes.lower())) if codes else _EVERYTHING
    for ignore in _IGNORE.finditer(comment):
        names = ignore["names"]
        said = frozenset(n.strip().lower() for n in names.split(",")) if names is not None else _EVERYTHING
        yield (ignore["scope"] or "").lower(), said


def _in_metadata(notebook: "Notebook") -> _NAMES:
    ours = notebook.metadata.get("nbhoist")
    ignored = ours.get("ignore") if isinstance(ours, dict) else None
    if ignored is True:
        return _EVERYTHING
    return frozenset(n.lower() for n in ignored if isinstance(n, str)) if isinstance(ignored, list) else frozenset()


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
