"""`nbhoist new-rule`: check and page of a new rule."""

from pathlib import Path
from typing import Annotated

import typer

from nbhoist.cli.output import write_output


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("new-rule")(new_rule)


def new_rule(
    family: Annotated[str, typer.Argument(help="Family, such as environment; the folder of the rule.")],
    name: Annotated[str, typer.Argument(help="The bad pattern, such as absolute-path.")],
    directory: Annotated[Path, typer.Option(help="Folder that holds the families.")] = Path("rules"),
) -> None:
    """Write the two files of a new rule: a check that works, and the page that proves it."""
    from nbhoist.api import setting_up

    files = setting_up.new_rule(family, name, directory)
    write_output("".join(f"wrote `{file}`\n" for file in files), None)
