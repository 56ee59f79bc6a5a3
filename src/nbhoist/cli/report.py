"""`nbhoist report`: one page about notebooks or a package; nothing is executed."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbhoist.cli.output import warn, write_output
from nbhoist.errors import NbhoistError

if TYPE_CHECKING:
    from nbhoist.report.review import Review


class ReportFormat(StrEnum):
    """Formats of a report."""

    HTML = "html"
    MARKDOWN = "markdown"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report")(report)


def report(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Notebooks, folders, or a converted package.")],
    output: Annotated[Path | None, typer.Option(help="Write the report to this file. [default: stdout]")] = None,
    output_format: Annotated[ReportFormat, typer.Option(help="A page to open, or text to paste.")] = ReportFormat.HTML,
) -> None:
    """Show what a notebook does, what is wrong, and where each line went; executes nothing."""
    from nbhoist.api.reporting import find_subjects, review

    made, code = [], 0
    for subject in find_subjects(paths):
        try:
            made.append(review(subject))
        except NbhoistError as error:
            warn(f"error: {error}")
            code = 2
    if made:
        write_output(_rendered(made, output_format), output)
    raise typer.Exit(code)


def _rendered(made: "list[tuple[Review, str]]", output_format: ReportFormat) -> str:
    if output_format is ReportFormat.HTML:
        from nbhoist.report.html import render_html

        return render_html(made)
    from nbhoist.report.markdown import render_markdown

    return render_markdown(made)
