"""CONVERSION.md of a package of several notebooks: what holds for all, then each of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nbhoist.report.conversion import render_conversion
from nbhoist.report.tables import code, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.report.conversion import Conversion


def render_chain(
    package: str, links: Sequence[tuple[str, Conversion]], verdict: Mapping[str, Any] | None, notes: Sequence[str]
) -> str:
    """The report as markdown; `notes` are about the order."""
    names = [conversion.notebook_name for _, conversion in links]
    rows = [(str(at), code(one.notebook_name), code(f"{package}.{name}")) for at, (name, one) in enumerate(links, 1)]
    texts = [
        f"# {', '.join(names)} → {package}",
        f"## Proof\n\n{_proof(verdict, links)}",
        "## Order\n\nEach notebook is a sub-package, and runs in a process of its own, as it had a kernel of its own.",
        table(("", "notebook", "sub-package"), rows),
        *(f"{note[0].upper()}{note[1:]}." for note in notes),
        *(_deeper(render_conversion(conversion)) for _, conversion in links),
    ]
    return "\n\n".join(text.strip("\n") for text in texts) + "\n"


def _proof(verdict: Mapping[str, Any] | None, links: Sequence[tuple[str, Conversion]]) -> str:
    if verdict is None:
        return "None. Neither the notebooks nor the package were executed; `nbhoist verify` does that."
    told = [(code(one["notebook"]), one["verdict"] or "-", one["reason"]) for one in verdict["notebooks"]]
    return f"**{verdict['verdict']}**: {verdict['reason']}.\n\n{table(('notebook', 'verdict', 'why'), told)}"


def _deeper(markdown: str) -> str:
    return re.sub(r"(?m)^(#+ )", r"#\1", markdown)
