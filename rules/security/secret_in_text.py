"""NBH302: a password, key or token in magics, comments, markdown or metadata."""

import re
from collections.abc import Iterator, Mapping

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.secret_formats import found_in
from nbhoist.analysis.secrets import named_kind, secrets, written_secrets
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import Place
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.model import Cell


class SecretInText(NotebookRule):
    """A password, key or token in magics, comments, markdown or metadata."""

    code = "NBH302"
    severity = "error"
    secret = True
    message = "{kind} in {where}; take it out, and revoke it"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per line that holds one, and one for the metadata."""
        in_code = _lines_of_code(facts)
        for cell in facts.notebook.cells:
            magic_lines = _magic_lines(cell, facts)
            for number, line in enumerate(cell.source.split("\n"), start=1):
                if (cell.index, number) in in_code and number not in magic_lines:
                    continue
                named = cell.kind != "code" or number in magic_lines
                found = _in_line(line, named=named)
                if found is not None:
                    place = Place(cell, number, found[1] + 1, number, found[1] + len(found[0]) + 1)
                    yield self.at(facts.notebook, place, {"kind": found[2], "where": _where(cell, number, magic_lines)})
        if any(_is_secret(name, text) for name, text in _texts(facts.notebook.metadata)):
            yield self.at_file(facts.notebook, {"kind": "a secret", "where": "the metadata of the notebook"})


def _in_line(line: str, *, named: bool) -> tuple[str, int, str] | None:
    """The secret in a line, where it begins, and what kind it is."""
    for text in found_in(line):
        return text, line.find(text), "a secret"
    for written in written_secrets(line) if named else ():
        return written.text, written.start, f"a {written.kind}"
    return None


def _lines_of_code(facts: Facts) -> set[tuple[int, int]]:
    """Lines of which secret-in-code speaks."""
    return {
        (secret.statement.cell.index, line)
        for secret in secrets(facts)
        for line in range(secret.node.lineno, (secret.node.end_lineno or secret.node.lineno) + 1)
    }


def _magic_lines(cell: Cell, facts: Facts) -> frozenset[int]:
    if cell.kind != "code":
        return frozenset()
    parsed = facts.parsed(cell)
    found: set[int] = set()
    for magic in parsed.magics:
        last = cell.source.count("\n") + 1 if magic.kind == "cell" and parsed.language != "python" else magic.end_line
        found.update(range(magic.line, last + 1))
    return frozenset(found)


def _where(cell: Cell, line: int, magic_lines: frozenset[int]) -> str:
    if cell.kind != "code":
        return f"a {cell.kind} cell"
    return "a magic" if line in magic_lines else "a comment or text"


def _is_secret(name: str, text: str) -> bool:
    return next(found_in(text), None) is not None or named_kind(name, text) is not None


def _texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Texts of the metadata, each with the key that it stands under."""
    if isinstance(value, str):
        if not re.search(r"base64|^[A-Za-z0-9+/=\n]{400,}$", value):
            yield name, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in ("widgets", "signature"):
                yield from _texts(inner, str(key))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner, name)
