"""Elements of values, kept beside the journal for the length of a proof, so that a difference can be located."""

from __future__ import annotations

import json
import os

LEAF = 64 << 20  # bytes
ALL = 1 << 30
TEXT = 200  # characters of one shown element


class Spool:
    """A folder of files named for their content; without a folder nothing is kept."""

    def __init__(self, folder: str | None) -> None:
        self._folder = folder
        self._room = ALL if folder else 0

    def takes(self, size: int) -> bool:
        """Tell whether so many bytes may be kept."""
        return size <= min(LEAF, self._room)

    def put(self, content: str, data: bytes | memoryview, form: str) -> str:
        """Keep the bytes of a leaf and return the file's name; `form` says how to decode it."""
        size = data.nbytes if isinstance(data, memoryview) else len(data)
        if self._folder is None or not self.takes(size):
            return ""
        name = f"{content}.{form}"
        path = os.path.join(self._folder, name)
        if not os.path.exists(path):
            self._room -= size
            with open(path, "wb") as stream:
                stream.write(data)
        return name

    def put_texts(self, content: str, texts: list[str]) -> str:
        """Keep shown elements."""
        if self._folder is None or not self.takes(len(texts) * 8):
            return ""
        return self.put(content, json.dumps([text[:TEXT] for text in texts]).encode("ascii"), "json")
