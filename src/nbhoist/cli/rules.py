"""`nbhoist rules`: all rules, one a line."""

import typer

from nbhoist.cli.output import write_output


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rules")(rules)


def rules() -> None:
    """List all rules: code, severity, name, family; `off` marks those that run only when selected."""
    from nbhoist import api

    known = api.rules()
    width = max((len(entry.name) for entry in known), default=0)
    lines = [f"{e.code}  {e.severity:<7}  {e.name:<{width}}  {e.family}{'' if e.default else '  off'}\n" for e in known]
    write_output("".join(lines), None)
