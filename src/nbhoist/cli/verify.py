"""`nbhoist verify`: whether a package still computes what its notebook computed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbhoist.cli.convert import ResultFormat
from nbhoist.cli.output import warn, write_output
from nbhoist.cli.progress import progress_line

if TYPE_CHECKING:
    from nbhoist.api.verifying import Verification

_CODES = {"equivalent": 0, "different": 1}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify")(verify)


def verify(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a package that `convert` made.")],
    rtol: Annotated[float | None, typer.Option(help="Relative tolerance for floats. [default: exact]")] = None,
    atol: Annotated[float | None, typer.Option(help="Absolute tolerance for floats. [default: exact]")] = None,
    timeout: Annotated[float, typer.Option(help="Seconds for each run.")] = 3600,
    figures: Annotated[bool, typer.Option("--figures", help="Compare figures by their pixels, too.")] = False,
    python: Annotated[Path | None, typer.Option(help="Python that runs notebook and package.")] = None,
    kernel: Annotated[str | None, typer.Option(help="Kernel that runs notebook and package.")] = None,
    allow_external: Annotated[
        bool, typer.Option("--allow-external", help="Run statements that reach outside the project.")
    ] = False,
    output_format: Annotated[ResultFormat, typer.Option(help="How to print the verdict.")] = ResultFormat.TEXT,
) -> None:
    """Run notebook and package again, and say whether they still compute the same."""
    from nbhoist.api.verifying import VerifyOptions
    from nbhoist.api.verifying import verify as verify_package
    from nbhoist.verify.job import Limits

    options = VerifyOptions(python, kernel, allow_external, Limits(timeout), rtol, atol, warn, figures)
    with progress_line() as progress:
        done = verify_package(directory, options, progress)
    write_output(_rendered(done, directory, output_format), None)
    raise typer.Exit(_CODES.get(done.verdict["verdict"], 2))


def _rendered(done: "Verification", directory: Path, output_format: ResultFormat) -> str:
    if output_format is ResultFormat.JSON:
        return json.dumps(done.to_json(), indent=2, ensure_ascii=False) + "\n"
    from nbhoist.report.verification import VerificationFacts, render_verification

    ran_with = done.interpreter.description if done.interpreter else ""
    return render_verification(VerificationFacts(done.notebook, str(directory), ran_with, done.verdict, done.notes))
