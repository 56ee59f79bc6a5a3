"""What a call of `nbhoist check` asks for, however its words were read; no typer here, which costs more than a check."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.cli.counting import shown_counting
from nbhoist.cli.output import opened_output, warn, write_output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.api import CheckOptions
    from nbhoist.lint.outcome import Outcome
    from nbhoist.report.tally import Tally

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")


class CheckCall(NamedTuple):
    """The arguments of `check`; the fields are called as its parameters are."""

    paths: tuple[str, ...] = ()
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fail_on: str | None = None
    output_format: str = "text"
    output_file: Path | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None
    since: str | None = None
    statistics: bool = False
    exit_zero: bool = False
    no_cache: bool = False
    jobs: int | None = None
    shard: str | None = None
    stdin_filename: Path = Path("-")
    config: Path | None = None


def run_check(call: CheckCall) -> int:
    """Check, print, and give back the exit code."""
    from nbhoist.report.tally import Tally

    tally, told = Tally(), Told()
    found = shown_counting(_outcomes(call, _options(call)), findings_move=_prints_as_it_goes(call))
    outcomes = told.heard(tally.counted(found))
    if call.write_baseline is not None:
        _write_baseline(outcomes, call.write_baseline)
        return 2 if told.crashed else 0
    with opened_output(call.output_file) as write:
        for piece in _rendered(call, outcomes, tally):
            write(piece)
    for line in told.lines:
        warn(line)
    if told.crashed:
        return 2
    return 1 if told.fails and not call.exit_zero else 0


def _write_baseline(outcomes: "Iterator[Outcome]", file: Path) -> None:
    from nbhoist.lint.baseline import baseline_text

    text = baseline_text(outcomes, file)
    write_output(text, file)
    count = text.count("\n")
    warn(f"wrote {count} finding{'' if count == 1 else 's'} to `{file}`; check with --baseline {file}")


def _prints_as_it_goes(call: CheckCall) -> bool:
    to_terminal = call.output_file is None and call.write_baseline is None and sys.stdout.isatty()
    return to_terminal and not call.statistics


class Told:
    """What is said beside the findings, and what the exit code needs."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.crashed = self.fails = False

    def heard(self, outcomes: "Iterator[Outcome]") -> "Iterator[Outcome]":
        """The same outcomes, each heard as it passes."""
        for outcome in outcomes:
            self.lines += [outcome.skipped] if outcome.skipped else []
            self.lines += outcome.crashes
            self.crashed = self.crashed or bool(outcome.crashes)
            self.fails = self.fails or outcome.fails or bool(outcome.diff)
            yield outcome


def _outcomes(call: CheckCall, options: "CheckOptions") -> "Iterator[Outcome]":
    from nbhoist import api

    if call.paths == ("-",):
        return iter((api.outcome_of_text(sys.stdin.buffer.read(), call.stdin_filename, options),))
    return api.check_each([Path(path) for path in call.paths or (".",)], options)


def _options(call: CheckCall) -> "CheckOptions":
    from nbhoist.api import CheckOptions
    from nbhoist.errors import NbhoistError
    from nbhoist.lint.selection import Selection

    if call.unsafe_fixes and not (call.fix or call.diff):
        raise NbhoistError("--unsafe-fixes changes nothing on its own; add --fix or --diff")
    if call.paths == ("-",) and call.fix and not call.diff:
        raise NbhoistError("a notebook on stdin cannot be changed in place; use --diff, or name the file")
    return CheckOptions(
        Selection(_words(call.select), _words(call.ignore), _words(call.extend_select)),
        call.fail_on,
        call.config,
        call.fix,
        call.unsafe_fixes,
        call.diff,
        call.baseline,
        call.write_baseline is not None,
        call.since,
        not call.no_cache,
        call.jobs,
        call.shard or "",
    )


def _rendered(call: CheckCall, outcomes: "Iterator[Outcome]", tally: "Tally") -> "Iterator[str]":
    if call.diff:
        yield from (outcome.diff for outcome in outcomes)
    elif call.statistics:
        from nbhoist.report.text import render_statistics

        for _ in outcomes:
            pass
        yield render_statistics(tally)
    elif call.output_format == "text":
        from nbhoist.cli.output import terminal_of
        from nbhoist.report.text import render_text

        yield from render_text(outcomes, terminal_of(call.output_file))
    else:
        yield from _machine_readable(call.output_format, outcomes)


def _machine_readable(output_format: str, outcomes: "Iterator[Outcome]") -> "Iterator[str]":
    from importlib import import_module  # one format is used, the others stay unread

    module = "json_" if output_format == "json" else output_format
    render = getattr(import_module(f"nbhoist.report.{module}"), f"render_{output_format}")
    pieces: Iterator[str] = render(outcomes)
    return pieces


def _words(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
