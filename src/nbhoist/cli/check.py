"""`nbhoist check`: find what keeps notebooks from production."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbhoist.cli.output import warn, write_output

if TYPE_CHECKING:
    from nbhoist.api import Check, CheckOptions


class OutputFormat(StrEnum):
    """Formats of `check`."""

    TEXT = "text"
    JSON = "json"


class FailOn(StrEnum):
    """The least severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


_RULES = "code, prefix, family or rule name, or ALL; several with commas"


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Notebooks and folders; `-` is a notebook on stdin. [default: .]")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(metavar="RULES", help=f"Run only these rules: {_RULES}.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULES", help="Leave these rules out.")] = None,
    extend_select: Annotated[list[str] | None, typer.Option(metavar="RULES", help="Run these rules too.")] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="Least severity for exit code 1. [default: warning]", show_default=False)
    ] = None,
    output_format: Annotated[OutputFormat, typer.Option(help="How to print the findings.")] = OutputFormat.TEXT,
    output_file: Annotated[Path | None, typer.Option(help="Write the findings to this file.")] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Print only how many of each rule.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 in spite of findings.")] = False,
    stdin_filename: Annotated[Path, typer.Option(help="Path to show for a notebook on stdin.")] = Path("-"),
    config: Annotated[Path | None, typer.Option(help="Configuration file to use instead of the nearest.")] = None,
) -> None:
    """Find what keeps notebooks from production; executes nothing."""
    from nbhoist.api import CheckOptions
    from nbhoist.lint.selection import Selection

    selection = Selection(_words(select), _words(ignore), _words(extend_select))
    options = CheckOptions(selection, fail_on.value if fail_on is not None else None, config)
    found = _run(paths or ["."], stdin_filename, options)
    write_output(_render(found, output_format, statistics), output_file)
    for line in (*found.skipped, *(crash.message for crash in found.crashes)):
        warn(line)
    if found.crashes:
        raise typer.Exit(2)
    if found.fails and not exit_zero:
        raise typer.Exit(1)


def _run(paths: list[str], stdin_filename: Path, options: "CheckOptions") -> "Check":
    from nbhoist import api

    if paths == ["-"]:
        return api.check_text(sys.stdin.buffer.read(), stdin_filename, options)
    return api.check(paths, options)


def _render(found: "Check", output_format: OutputFormat, statistics: bool) -> str:
    if output_format is OutputFormat.JSON:
        from nbhoist.report.json_ import render_json

        return render_json(found.diagnostics)
    from nbhoist.report.text import render_statistics, render_text

    if statistics:
        return render_statistics(found.diagnostics)
    return render_text(found.diagnostics, found.notebooks)


def _words(values: list[str] | None) -> tuple[str, ...]:
    return tuple(word.strip() for value in values or () for word in value.split(",") if word.strip())
