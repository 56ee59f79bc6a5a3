"""The offending line with carets below it, whatever characters it holds."""

from typing import TYPE_CHECKING

from nbhoist.report.terminal import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.report.terminal import Terminal

_WIDTH = 100


def excerpt(diagnostic: "Diagnostic", terminal: "Terminal") -> "Iterator[str]":
    """The line, cut around the place where it is long, and carets below."""
    source = diagnostic.source
    start = (diagnostic.column or 1) - 1
    one_line = diagnostic.end_line == diagnostic.line and diagnostic.end_column is not None
    end = (diagnostic.end_column or 1) - 1 if one_line else len(source.rstrip())
    skipped = max(0, start - _WIDTH // 2) if len(source) > _WIDTH else 0
    stop = skipped + len(source[skipped : skipped + _WIDTH].rstrip())
    before, marked = terminal.plain(source[skipped:start]), terminal.plain(source[start : min(max(end, start), stop)])
    gutter = f"    {diagnostic.line} | "
    yield terminal.paint(gutter, "dim") + before + marked + terminal.plain(
        source[start:stop][max(end, start) - start :]
    )
    carets = "^" * max(1, width(marked))
    yield terminal.paint(" " * (len(gutter) - 2) + "| ", "dim") + " " * width(before) + terminal.paint(
        carets, diagnostic.severity
    )
