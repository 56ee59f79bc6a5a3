"""The bytes that a notebook was read from, for the source map and the writer."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.notebook.block import Block
    from nbhoist.notebook.layout import CellSpans


class Stored:
    """What the file held when it was read, in UTF-8, and how to turn UTF-8 back into its own encoding."""

    __slots__ = ("_blocks", "data", "encoding", "spans")

    def __init__(self, data: bytes, encoding: str = "utf-8") -> None:
        """Keep `data` (already UTF-8) and the encoding of the file."""
        self.data = data
        self.encoding = encoding
        self.spans: tuple[CellSpans, ...] | None = None  # computed once, by `layout`
        self._blocks: tuple[Block, ...] | None = None

    def __repr__(self) -> str:
        """Show the size only: the bytes may be many."""
        return f"Stored({len(self.data)} bytes, {self.encoding!r})"

    @property
    def text(self) -> str:
        """The text of the file, without a byte order mark."""
        return self.data.decode("utf-8-sig")

    @property
    def original(self) -> bytes:
        """The bytes of the file as it was read."""
        return self.encoded(self.data)

    def blocks(self) -> "tuple[Block, ...]":
        """The cells of a script notebook with their lines, split once."""
        if self._blocks is None:
            from nbhoist.notebook.script import blocks_of  # only scripts have blocks

            self._blocks = blocks_of(self.text)
        return self._blocks

    def encoded(self, data: bytes) -> bytes:
        """Turn UTF-8 into the encoding of the file."""
        return data if self.encoding == "utf-8" else data.decode("utf-8").encode(self.encoding)
