"""`nbhoist init`: a configuration file to go on with."""

from pathlib import Path
from typing import Annotated

import typer

from nbhoist.cli.output import write_output

_NEXT = """\
wrote `{file}`

next   nbhoist check                                    find what keeps the notebooks from production
       nbhoist check --fix                              fix what is safe to fix
       nbhoist check --write-baseline baseline.txt      keep old findings quiet; then baseline = "baseline.txt"
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init")(init)


def init(
    directory: Annotated[Path, typer.Argument(help="Folder of the project.", exists=True, file_okay=False)] = Path(),
) -> None:
    """Write a configuration file with the defaults."""
    from nbhoist.api.setting_up import init as write_settings

    write_output(_NEXT.format(file=write_settings(directory)), None)
