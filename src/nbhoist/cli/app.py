"""The application: every other module of this folder that has a `register` adds its command."""

import importlib
import pkgutil
from typing import Annotated

import typer

import nbhoist
from nbhoist import cli

app = typer.Typer(
    name="nbhoist",
    help=nbhoist.__doc__,
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(arguments: list[str]) -> None:
    """Run one command; it ends by `SystemExit`, with 2 for wrong usage, or by the interrupt that typer makes an exit of."""
    _register_commands()
    try:
        app(args=arguments, prog_name="nbhoist")
    except SystemExit as leaving:
        interrupt = leaving.__context__ and leaving.__context__.__cause__
        if isinstance(interrupt, KeyboardInterrupt):
            raise interrupt from None
        raise


def _register_commands() -> None:
    for found in sorted(pkgutil.iter_modules(cli.__path__), key=lambda m: m.name):
        module = importlib.import_module(f"{cli.__name__}.{found.name}")
        if hasattr(module, "register"):
            module.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"nbhoist {nbhoist.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
) -> None:
    """Turn a notebook into a tested package, and prove by execution that it computes the same."""
