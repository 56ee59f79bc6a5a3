"""`nbhoist explain`: the page of a rule."""

from typing import Annotated

import typer

from nbhoist.cli.output import write_output


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    rule: Annotated[str, typer.Argument(metavar="CODE", help="Code or name of a rule, such as NBH201.")],
) -> None:
    """Explain a rule: why it matters, what is bad, what is good, and where it is wrong."""
    from nbhoist import api

    _, page = api.explain(rule)
    write_output(page.text, None)
