"""`nbhoist update`: a package made anew, with what a person edited kept."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nbhoist.cli.convert import exit_code
from nbhoist.cli.output import warn, write_output
from nbhoist.cli.progress import progress_line
from nbhoist.scaffold.parts import BY_NAME, named

if TYPE_CHECKING:
    from nbhoist.api.updating import Updated


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("update")(update)


def update(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a package that `convert` made.")],
    plan_file: Annotated[
        Path | None, typer.Option("--plan", metavar="FILE", help="A plan that you edited; it is obeyed or refused.")
    ] = None,
    with_parts: Annotated[
        str | None,
        typer.Option("--with", metavar="NAMES", help=f"Further optional parts, by commas: {', '.join(BY_NAME)}."),
    ] = None,
    no_prove: Annotated[bool, typer.Option("--no-prove", help="Do not run notebook and package.")] = False,
    python: Annotated[Path | None, typer.Option(help="Python that runs notebook and package.")] = None,
    kernel: Annotated[str | None, typer.Option(help="Kernel that runs notebook and package.")] = None,
    allow_external: Annotated[
        bool, typer.Option("--allow-external", help="Run statements that reach outside the project.")
    ] = False,
    timeout: Annotated[float, typer.Option(help="Seconds for each run.")] = 3600,
    rtol: Annotated[float | None, typer.Option(help="Relative tolerance for floats. [default: exact]")] = None,
    atol: Annotated[float | None, typer.Option(help="Absolute tolerance for floats. [default: exact]")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change; write nothing, run nothing.")
    ] = False,
) -> None:
    """Make a package again after its notebook, the plan or nbhoist changed, and merge it with your edits."""
    from nbhoist.api.converting import MakeOptions
    from nbhoist.api.updating import update as update_package
    from nbhoist.verify.job import Limits

    options = MakeOptions(
        plan_file=plan_file,
        proof=not (no_prove or dry_run),
        python=python,
        kernel=kernel,
        allow_external=allow_external,
        limits=Limits(timeout),
        rtol=rtol,
        atol=atol,
        dry_run=dry_run,
        parts=named(with_parts or ""),
        tell=warn,
    )
    with progress_line() as progress:
        done = update_package(directory, options, progress)
    write_output(_rendered(done, directory, dry_run), None)
    raise typer.Exit(max(1 if done.conflicts else 0, exit_code(done.conversion)))


def _rendered(done: "Updated", directory: Path, dry_run: bool) -> str:
    from nbhoist.report.preview import render_changes
    from nbhoist.report.proof import verdict_in_words
    from nbhoist.report.updating import FileLine, render_update

    lines = [FileLine(merged.path, merged.outcome, merged.reason) for merged in done.merged]
    verdict = done.conversion.verdict
    proof = verdict_in_words(verdict) if verdict else "none: notebook and package were not executed and compared"
    text = render_update(str(directory), lines, proof, len(done.edited), done.notes)
    changes = {merged.path: merged.content for merged in done.merged if merged.content is not None}
    return text + render_changes(directory, changes) if dry_run else text
