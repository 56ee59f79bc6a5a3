"""`nbhoist plan`: what a conversion would do; nothing is executed."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from nbhoist.cli.output import warn, write_output
from nbhoist.errors import NbhoistError, RefusedError


class PlanFormat(StrEnum):
    """Formats of a plan."""

    TEXT = "text"
    TOML = "toml"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("plan")(plan)


def plan(
    notebooks: Annotated[list[Path], typer.Argument(metavar="NOTEBOOK...", help="Notebooks to plan.")],
    output: Annotated[Path | None, typer.Option(help="Write the plan to this file.")] = None,
    output_format: Annotated[PlanFormat, typer.Option(help="How to print the plan.")] = PlanFormat.TEXT,
) -> None:
    """Show where each statement would go, with parameters, results and settings; executes nothing."""
    code, texts = 0, []
    for notebook in notebooks:
        try:
            text, refused = _render(notebook, output_format)
            texts.append(text)
            code = max(code, 1 if refused else 0)
        except RefusedError as error:
            warn(f"error: {error}")
            code = max(code, 1)
        except NbhoistError as error:
            warn(f"error: {error}")
            code = 2
    write_output("\n".join(texts), output)
    raise typer.Exit(code)


def _render(notebook: Path, output_format: PlanFormat) -> tuple[str, bool]:
    from nbhoist.api.planning import planned
    from nbhoist.report import plan as report

    found = planned(notebook, None)
    renderers = {PlanFormat.TEXT: report.render_text, PlanFormat.TOML: report.render_toml}
    render = renderers.get(output_format, report.render_json)
    return render(found.plan, found.facts), bool(found.plan.refusals)
