"""The command line: parse, call the interface, report, exit code; the only room that prints."""

import signal
import sys

from nbhoist.errors import NbhoistError

_DEBUG = "--debug"
_DEEPEST = 10_000  # expressions may be nested as deep as the parser allows, some frames for each level


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; errors are one line on stderr and exit code 2, a traceback only with `--debug`."""
    words = sys.argv[1:] if arguments is None else arguments
    debug = _DEBUG in words
    _survive_narrow_encodings()
    sys.setrecursionlimit(_DEEPEST)
    signal.signal(signal.SIGTERM, _end)
    try:
        code = _run([word for word in words if word != _DEBUG])
    except NbhoistError as error:
        if debug:
            raise
        code = _fail(str(error))
    except KeyboardInterrupt:
        code = _fail("interrupted")
    except BrokenPipeError:
        code = _silence_stdout()
    except Exception as error:
        if debug:
            raise
        first = (str(error).splitlines() or [""])[0]
        code = _fail(f"nbhoist failed: {type(error).__name__}: {first}; run it again with {_DEBUG} and report it")
    sys.exit(code)


def _run(words: list[str]) -> int:
    """A plain `check` is read without typer; all else by typer, which ends by `SystemExit`."""
    from nbhoist.cli.plain import read_plain

    call = read_plain(words)
    if call is None:
        from nbhoist.cli.app import run

        run(words)
        return 0
    from nbhoist.cli.check_call import run_check

    return run_check(call)


def _end(number: int, _frame: object) -> None:
    """Leave by an exception, so that runs are ended and their folders removed."""
    sys.exit(128 + number)


def _fail(message: str) -> int:
    print(f"error: {message}", file=sys.stderr)
    return 2


def _survive_narrow_encodings() -> None:
    """Print what a terminal's encoding does not have as an escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _silence_stdout() -> int:
    """The reader of our output has gone: keep the interpreter from complaining about it at exit."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
