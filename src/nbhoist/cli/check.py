"""`nbhoist check`: find what keeps notebooks from production."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from nbhoist.cli.check_call import CheckCall, run_check


class OutputFormat(StrEnum):
    """Formats of `check`."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


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
    fix: Annotated[bool, typer.Option("--fix", help="Fix what is safe to fix, in place.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: also fixes that may change results.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    select: Annotated[list[str] | None, typer.Option(metavar="RULES", help=f"Run only these rules: {_RULES}.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULES", help="Leave these rules out.")] = None,
    extend_select: Annotated[list[str] | None, typer.Option(metavar="RULES", help="Run these rules too.")] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="Least severity for exit code 1. [default: warning]", show_default=False)
    ] = None,
    output_format: Annotated[OutputFormat, typer.Option(help="How to print the findings.")] = OutputFormat.TEXT,
    output_file: Annotated[Path | None, typer.Option(help="Write the findings to this file.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="Keep the findings of this file quiet.")] = None,
    write_baseline: Annotated[Path | None, typer.Option(help="Write all findings to this file, to keep quiet.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="REV", help="Only findings in cells changed since this git revision.")
    ] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Print only how many of each rule.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 in spite of findings.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither read nor write cached results.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="How many processes to use. [default: by the work]")] = None,
    shard: Annotated[str | None, typer.Option(metavar="I/N", help="Check only the I-th of N parts.")] = None,
    stdin_filename: Annotated[Path, typer.Option(help="Path to show for a notebook on stdin.")] = Path("-"),
    config: Annotated[Path | None, typer.Option(help="Configuration file to use instead of the nearest.")] = None,
) -> None:
    """Find what keeps notebooks from production; executes nothing."""
    call = CheckCall(
        tuple(paths or ()),
        fix,
        unsafe_fixes,
        diff,
        tuple(select or ()),
        tuple(ignore or ()),
        tuple(extend_select or ()),
        fail_on.value if fail_on is not None else None,
        output_format.value,
        output_file,
        baseline,
        write_baseline,
        since,
        statistics,
        exit_zero,
        no_cache,
        jobs,
        shard,
        stdin_filename,
        config,
    )
    code = run_check(call)
    if code:
        raise typer.Exit(code)
