"""Short stable hashes of what values are made of."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    Bytes = bytes | memoryview


def digest(*parts: str | Bytes) -> str:
    """Return the hash of several parts; where one ends and the next begins counts."""
    state = hashlib.blake2b(digest_size=12)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "little"))
        state.update(data)
    return state.hexdigest()


def digest_chunks(chunks: Iterable[Bytes]) -> str:
    """Return the hash of one long sequence of bytes that is given piece by piece."""
    state = hashlib.blake2b(digest_size=12)
    for chunk in chunks:
        state.update(chunk)
    return state.hexdigest()
