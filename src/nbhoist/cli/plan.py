"""`nbhoist plan`: what a conversion would do; nothing is executed."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from nbhoist.cli.output import warn, write_output
from nbhoist.errors import NbhoistError, RefusedError


class CellOrder(StrEnum):
    """Orders of the cells."""

    DOCUMENT = "document"
    EXECUTION = "execution"


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
    plan_file: Annotated[
        Path | None, typer.Option("--plan", metavar="FILE", help="A plan that you edited; it is obeyed or refused.")
    ] = None,
    order: Annotated[CellOrder, typer.Option(help="Order of the cells; by count leaves out those never run.")] = (
        CellOrder.DOCUMENT
    ),
    output: Annotated[Path | None, typer.Option(help="Write the plan to this file.")] = None,
    output_format: Annotated[PlanFormat, typer.Option(help="How to print the plan.")] = PlanFormat.TEXT,
) -> None:
    """Show where each statement would go, with parameters, results and settings; executes nothing."""
    require_one(notebooks, plan_file)
    code, texts = 0, []
    for notebook in notebooks:
        try:
            text, refused = _render(notebook, plan_file, order, output_format)
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


def require_one(notebooks: list[Path], plan_file: Path | None) -> None:
    """Raise where one plan is given for several notebooks."""
    if plan_file is not None and len(notebooks) > 1:
        raise NbhoistError("--plan is for one notebook; give them one by one")


def _render(notebook: Path, plan_file: Path | None, order: CellOrder, output_format: PlanFormat) -> tuple[str, bool]:
    from nbhoist.api.masking import masked_text, secret_values
    from nbhoist.api.planning import planned
    from nbhoist.report.plan import render_json, render_text
    from nbhoist.report.plan_toml import render_toml

    found = planned(notebook, None, plan_file, order.value)
    render = {PlanFormat.TEXT: render_text, PlanFormat.TOML: render_toml, PlanFormat.JSON: render_json}[output_format]
    text = masked_text(render(found.plan, found.facts), secret_values(found.facts))
    return text, bool(found.plan.refusals)
