"""A key for a finding that stays when cells move: made of what the line says, not of where it stands."""

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.lint.diagnostic import Diagnostic


def fingerprinted(diagnostics: "Iterable[Diagnostic]") -> "Iterator[tuple[str, Diagnostic]]":
    """The diagnostics of one file with their keys; what stands there twice gets two."""
    seen: dict[str, int] = {}
    for diagnostic in diagnostics:
        key = _key(diagnostic)
        seen[key] = seen.get(key, 0) + 1
        yield _hash(f"{key}\0{seen[key]}"), diagnostic


def _key(diagnostic: "Diagnostic") -> str:
    line = " ".join(diagnostic.source.split())
    return "\0".join((diagnostic.code, line or diagnostic.message))


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
