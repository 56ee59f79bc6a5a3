"""What a rule found and where: plain values."""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from nbhoist.codemod.edits import Edit

Severity = Literal["error", "warning", "note"]
Applicability = Literal["safe", "unsafe"]
Resolver = Literal["fix", "convert", "person"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class CellReference(NamedTuple):
    """The cell that a diagnostic is about, as people and machines name it."""

    index: int  # type: ignore[assignment]  # position over all cells, from 0; hides a method of tuples that nobody calls
    id: str
    execution_count: int | None
    title: str  # first line of the cell, secrets masked


class Fix(NamedTuple):
    """What `--fix` would do about a diagnostic."""

    applicability: Applicability
    message: str  # what it does, such as "add `random_state=0`"
    edits: "tuple[Edit, ...]" = ()


class Related(NamedTuple):
    """Another place that a diagnostic speaks of."""

    message: str
    cell: int  # index of the cell
    line: int


class Diagnostic(NamedTuple):
    """One finding of one rule; lines and columns count from 1 within the cell, in code points, ends exclusive."""

    code: str
    name: str
    message: str
    severity: Severity
    path: "Path"
    cell: CellReference | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    physical_line: int | None = None
    fix: Fix | None = None
    resolved_by: Resolver = "person"
    related: tuple[Related, ...] = ()
    secret: bool = False  # the text at this place must never be repeated
    source: str = ""  # the offending line, secrets masked


class Crash(NamedTuple):
    """A rule that failed on a cell or a notebook, or the analysis before all rules; the rest went on."""

    code: str  # empty for the analysis
    name: str
    path: "Path"
    cell: int | None  # index of the cell, None where the rule looks at the notebook as a whole
    error: str  # class and first line of the exception

    @property
    def message(self) -> str:
        """What failed, where, and what to do, in one line."""
        where = f"`{self.path}`" if self.cell is None else f"`{self.path}`, cell {self.cell + 1}"
        who = f"rule {self.code} `{self.name}`" if self.code else "the analysis"
        advice = f", or skip it with --ignore {self.code}" if self.code else ""
        return f"{who} crashed in {where}: {self.error}; please report it{advice}"


def said(error: BaseException) -> str:
    """Class and first line of an exception."""
    return f"{type(error).__name__}: {error}".splitlines()[0]


def order(diagnostic: Diagnostic) -> tuple[int, int, int, str]:
    """Sort key within a notebook: place, then code."""
    cell = diagnostic.cell.index if diagnostic.cell is not None else -1
    return cell, diagnostic.line or 0, diagnostic.column or 0, diagnostic.code
