"""The bytes that a notebook was read from, for the source map and the writer."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.notebook.layout import CellSpans


class Stored:
    """What the file held when it was read, in UTF-8, and how to turn UTF-8 back into its own encoding."""

    __slots__ = ("data", "encoding", "spans")

    def __init__(self, data: bytes, encoding: str = "utf-8") -> None:
        """Keep `data` (already UTF-8) and the encoding of the file."""
        self.data = data
        self.encoding = encoding
        self.spans: tuple[CellSpans, ...] | None = None  # computed once, by `layout`

    def __repr__(self) -> str:
        """Show the size only: the bytes may be many."""
        return f"Stored({len(self.data)} bytes, {self.encoding!r})"

    def encoded(self, data: bytes) -> bytes:
        """Turn UTF-8 into the encoding of the file."""
        return data if self.encoding == "utf-8" else data.decode("utf-8", "surrogatepass").encode(self.encoding)
