"""`nbhoist convert`: notebooks in, packages out, with their proof."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nbhoist.cli.output import warn, write_output
from nbhoist.cli.plan import CellOrder, require_one
from nbhoist.cli.progress import progress_line
from nbhoist.errors import NbhoistError, RefusedError
from nbhoist.scaffold.parts import BY_NAME, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.api.chain.converting import ChainConversion
    from nbhoist.api.converting import Conversion, ConvertOptions


class ResultFormat(StrEnum):
    """Formats of results."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("convert")(convert)


def convert(
    notebooks: Annotated[
        list[Path],
        typer.Argument(
            metavar="NOTEBOOK...", help="Notebooks; together one package with --output or --name, or as a folder."
        ),
    ],
    output: Annotated[Path | None, typer.Option(help="Folder of the package. [default: its name]")] = None,
    name: Annotated[str | None, typer.Option(help="Import name of the package. [default: from the file name]")] = None,
    plan_file: Annotated[
        Path | None, typer.Option("--plan", metavar="FILE", help="A plan that you edited; it is obeyed or refused.")
    ] = None,
    with_parts: Annotated[
        str | None, typer.Option("--with", metavar="NAMES", help=f"Optional parts, by commas: {', '.join(BY_NAME)}.")
    ] = None,
    thin_notebook: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also write the notebook anew, importing from the package."),
    ] = None,
    order: Annotated[CellOrder, typer.Option(help="Order of the cells; by count leaves out those never run.")] = (
        CellOrder.DOCUMENT
    ),
    no_prove: Annotated[bool, typer.Option("--no-prove", help="Do not run notebook and package.")] = False,
    python: Annotated[Path | None, typer.Option(help="Python that runs notebook and package.")] = None,
    kernel: Annotated[str | None, typer.Option(help="Kernel that runs notebook and package.")] = None,
    allow_external: Annotated[
        bool, typer.Option("--allow-external", help="Run statements that reach outside the project.")
    ] = False,
    timeout: Annotated[float, typer.Option(help="Seconds for each run.")] = 3600,
    rtol: Annotated[float | None, typer.Option(help="Relative tolerance for floats. [default: exact]")] = None,
    atol: Annotated[float | None, typer.Option(help="Absolute tolerance for floats. [default: exact]")] = None,
    git: Annotated[
        bool, typer.Option("--git", help="Make a repository of the package, with one commit in your name.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the files; write nothing, run nothing.")] = False,
    output_format: Annotated[ResultFormat, typer.Option(help="How to print the result.")] = ResultFormat.TEXT,
) -> None:
    """Turn notebooks into packages, and prove that each computes the same."""
    from nbhoist.api.converting import ConvertOptions
    from nbhoist.verify.job import Limits

    if thin_notebook is not None and len(notebooks) > 1:
        raise NbhoistError("--thin-notebook is for one notebook; convert one by one for it")
    require_one(notebooks, plan_file)
    options = ConvertOptions(
        output=output,
        name=name,
        plan_file=plan_file,
        thin_notebook=thin_notebook,
        parts=named(with_parts or ""),
        order=order.value,
        proof=not (no_prove or dry_run),
        python=python,
        kernel=kernel,
        dry_run=dry_run,
        git=git,
        allow_external=allow_external,
        limits=Limits(timeout),
        rtol=rtol,
        atol=atol,
        tell=warn,
    )
    together = any(path.is_dir() for path in notebooks) or (len(notebooks) > 1 and (output or name))
    codes = (
        [_convert_together(notebooks, options, output_format)]
        if together
        else _codes(notebooks, options, output_format)
    )
    raise typer.Exit(max(codes, default=0))


def _convert_together(paths: list[Path], options: "ConvertOptions", output_format: ResultFormat) -> int:
    """Convert several notebooks to one package."""
    from nbhoist.api.chain.converting import convert_chain

    with progress_line() as progress:
        done = convert_chain(paths, options, progress)
    write_output(_rendered(done, options, output_format), None)
    if done.interrupted:
        warn("interrupted")
    return _exit_code(done.verdict, bool(done.model.plan.refusals))


def _codes(notebooks: list[Path], options: "ConvertOptions", output_format: ResultFormat) -> list[int]:
    """Convert one by one, until somebody interrupts."""
    codes = []
    for notebook in notebooks:
        code, interrupted = _convert_one(notebook, options, output_format)
        codes.append(code)
        if interrupted:
            warn("interrupted")
            break
    return codes


def _convert_one(notebook: Path, options: "ConvertOptions", output_format: ResultFormat) -> tuple[int, bool]:
    from nbhoist.api.converting import convert as convert_notebook

    try:
        with progress_line() as progress:
            done = convert_notebook(notebook, options, progress)
    except RefusedError as error:
        warn(f"error: {error}")
        return 1, False
    except NbhoistError as error:
        warn(f"error: {error}")
        return 2, False
    write_output(_rendered(done, options, output_format), None)
    return exit_code(done), done.interrupted


def _rendered(done: "Conversion | ChainConversion", options: "ConvertOptions", output_format: ResultFormat) -> str:
    if output_format is ResultFormat.JSON:
        return json.dumps(done.to_json(), indent=2, ensure_ascii=False) + "\n"
    if options.dry_run:
        from nbhoist.report.preview import render_preview

        return render_preview(done.directory, done.files)
    from nbhoist.api.chain.converting import ChainConversion

    if isinstance(done, ChainConversion):
        from nbhoist.api.chain.screen import chain_facts
        from nbhoist.report.chain_screen import render_chain_screen

        return render_chain_screen(chain_facts(done))
    from nbhoist.api.screen import screen_facts
    from nbhoist.report.screen import render_screen

    return render_screen(screen_facts(done))


def exit_code(done: "Conversion") -> int:
    """0 when equivalent or not proven on purpose, 1 when different or something was refused or left out, 2 when undecided."""
    return _exit_code(done.verdict, bool(done.planned.plan.refusals or done.parts_left_out))


def _exit_code(verdict: "Mapping[str, Any] | None", refused: bool) -> int:
    outcome = verdict["verdict"] if verdict else "equivalent"
    if outcome == "different" or refused:
        return 1
    return 2 if outcome == "undecided" else 0
