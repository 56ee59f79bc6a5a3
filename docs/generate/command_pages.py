"""Commands, arguments and options, as typer knows them."""

from collections.abc import Iterator

import click
import typer

from nbhoist.cli import app as application

_HEAD = """\
# Commands

Written from the code by `python docs/generate/reference.py`. `nbhoist COMMAND --help` shows the same.

Exit codes of every command: `0` clean, equivalent, or nothing to do; `1` findings, *different*, or refused; `2` wrong usage, could not do it, or *undecided*."""


def render_commands() -> str:
    """The page of commands."""
    application._register_commands()
    group = typer.main.get_command(application.app)
    context = click.Context(group, info_name="nbhoist")
    commands = [group.get_command(context, name) for name in group.list_commands(context)]
    parts = [_HEAD + "\n", "## For all commands\n", *_parameters(group, context)]
    for command in filter(None, commands):
        parts += _command(command, context)
    return "\n".join(parts) + "\n"


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    own = click.Context(command, info_name=command.name, parent=context)
    yield f"\n## nbhoist {command.name}\n"
    yield f"{(command.help or '').strip()}\n"
    yield f"```text\n{own.get_usage().removeprefix('Usage: ')}\n```\n"
    yield from _parameters(command, own)


def _parameters(command: click.Command, context: click.Context) -> Iterator[str]:
    yield "| argument or option | does |"
    yield "|---|---|"
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            yield f"| `{_cell(record[0])}` | {_cell(record[1])} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
