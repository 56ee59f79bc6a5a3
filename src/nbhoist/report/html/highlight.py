"""Python source as lines of escaped HTML, with coloured words and marked ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape
from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]  # no stubs among our dependencies
from pygments.token import Token  # type: ignore[import-untyped]  # no stubs among our dependencies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LEXER = PythonLexer(stripnl=False, ensurenl=False)
_CLASSES = (
    (Token.Comment, "tc"),
    (Token.Literal.String, "ts"),
    (Token.Literal.Number, "tn"),
    (Token.Keyword, "tk"),
    (Token.Operator.Word, "tk"),
    (Token.Name.Function, "tf"),
    (Token.Name.Class, "tf"),
    (Token.Name.Decorator, "tf"),
)


class Range(NamedTuple):
    """Columns of one line, from 0, the end exclusive, that a finding is about."""

    start: int
    end: int
    severity: str


class _Piece(NamedTuple):
    style: str
    text: str


def highlight(source: str, marks: dict[int, list[Range]] | None = None) -> list[Markup]:
    """One piece of HTML for each line of `source`; `marks` are by line, from 1."""
    lines: list[list[_Piece]] = [[]]
    for _, token, text in _LEXER.get_tokens_unprocessed(source):
        style = next((name for kind, name in _CLASSES if token in kind), "")
        first, *rest = text.split("\n")
        lines[-1].append(_Piece(style, first))
        lines += [[_Piece(style, line)] for line in rest]
    return [_line(pieces, (marks or {}).get(number, ())) for number, pieces in enumerate(lines, start=1)]


def _line(pieces: Iterable[_Piece], marks: Sequence[Range]) -> Markup:
    if not marks:
        return Markup("").join(_span(piece.style, piece.text) for piece in _joined(pieces))
    parts: list[Markup] = []
    for start, end, piece in _cut(pieces, sorted({edge for mark in marks for edge in (mark.start, mark.end)})):
        inside = next((mark for mark in marks if mark.start <= start and end <= mark.end), None)
        span = _span(piece.style, piece.text)
        parts.append(Markup('<u class="{}">{}</u>').format(f"mark-{inside.severity}", span) if inside else span)
    return Markup("").join(parts)


def _cut(pieces: Iterable[_Piece], edges: Sequence[int]) -> Iterator[tuple[int, int, _Piece]]:
    """The pieces cut at `edges`, each with its columns."""
    column = 0
    for piece in pieces:
        end = column + len(piece.text)
        inner = [edge for edge in edges if column < edge < end]
        for start, stop in zip([column, *inner], [*inner, end], strict=True):
            yield start, stop, piece._replace(text=piece.text[start - column : stop - column])
        column = end


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Neighbours of one style as one piece."""
    current: _Piece | None = None
    for piece in pieces:
        if current is not None and current.style == piece.style:
            current = _Piece(piece.style, current.text + piece.text)
            continue
        if current is not None:
            yield current
        current = piece
    if current is not None:
        yield current


def _span(style: str, text: str) -> Markup:
    return Markup('<span class="{}">{}</span>').format(style, text) if style and text.strip() else escape(text)
