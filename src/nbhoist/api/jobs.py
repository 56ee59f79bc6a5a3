"""What is to be run to prove a conversion: the cells and the stages, with the same probes."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from nbhoist.analysis.captured import raises
from nbhoist.analysis.prepare import prepare
from nbhoist.refactor.draft import placed, variables
from nbhoist.refactor.passes.magics import dropping_reason
from nbhoist.verify.job import CellRun, NotebookJob, PackageJob, StageProbe, StatementProbe
from nbhoist.verify.probe.raising import raised
from nbhoist.verify.verdict import Expected, StatementLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.model import Cell
    from nbhoist.refactor.emit.package import Emitted, Home
    from nbhoist.refactor.plan import Plan


def notebook_job(facts: "Facts", plan: "Plan", project: Path) -> NotebookJob:
    """The cells as they are sent to the kernel."""
    notebook = facts.notebook.path.resolve()
    names = probed_names(facts, plan)
    cells = tuple(_runs(facts, plan, names))
    folder = notebook.parent.relative_to(project.resolve()).as_posix()
    return NotebookJob(notebook, project, folder, cells, plan.relocations)


def _runs(facts: "Facts", plan: "Plan", names: dict[str, tuple[str, ...]]) -> "Iterator[CellRun]":
    """Cells as the notebook has them: what they run in other files is not sent for itself."""
    for host, group in groupby(facts.cells, key=lambda parsed: parsed.cell.host):
        pieces = list(group)
        yield from [_hosting_run(pieces, facts, names)] if host else (_cell_run(p, facts, plan, names) for p in pieces)


def _hosting_run(pieces: "list[ParsedCell]", facts: "Facts", names: dict[str, tuple[str, ...]]) -> CellRun:
    """A cell that runs other files, with probes behind its own statements."""
    first = pieces[0].cell
    whole = prepare(first._replace(source=first.host_source))
    places = {(node.lineno, node.col_offset): at for at, node in enumerate(whole.tree.body if whole.tree else ())}
    own = [s for parsed in pieces if not parsed.cell.file for s in facts.of_cell(parsed.cell) if names.get(s.id)]
    probes = tuple(StatementProbe(s.id, places[s.node.lineno, s.node.col_offset], names[s.id]) for s in own)
    return CellRun(
        first.index, first.host, whole.python, probes, raises(first), tuple(first.outputs), cell_label(first)
    )


def _cell_run(parsed: "ParsedCell", facts: "Facts", plan: "Plan", names: dict[str, tuple[str, ...]]) -> CellRun:
    cell = parsed.cell
    statements = facts.of_cell(cell)
    probes = tuple(StatementProbe(s.id, s.ordinal, names[s.id]) for s in statements if names.get(s.id))
    source = _without(parsed.python, [s for s in statements if s.id in plan.dropped and _is_install(s)])
    source = _with_capture(source, parsed)
    return CellRun(
        cell.index,
        cell.id,
        source,
        probes,
        raises(cell),
        tuple(cell.outputs),
        cell_label(cell),
    )


def _with_capture(python: str, parsed: "ParsedCell") -> str:
    """The text with its `%%capture` in place, which hides what the cell prints."""
    lines = python.split("\n")
    for magic in parsed.magics:
        if magic.kind == "cell" and magic.name == "capture":
            lines[magic.line - 1] = f"%%capture {magic.argument}".rstrip()
    return "\n".join(lines)


def _is_install(statement: "Statement") -> bool:
    return (
        "get_ipython" in statement.reads
        and bool(dropping_reason(statement))
        and "dependencies" in dropping_reason(statement)
    )


def _without(python: str, statements: "list[Statement]") -> str:
    """The text with statements replaced by `pass`, line by line."""
    lines = python.split("\n")
    for statement in statements:
        lines[statement.line - 1 : statement.end_line] = ["pass", *[""] * (statement.end_line - statement.line)]
    return "\n".join(lines)


def cell_label(cell: "Cell") -> str:
    """A cell as messages show it, with the place in another file that it runs."""
    count = f" · In [{cell.execution_count}]" if cell.execution_count is not None else ""
    return f"cell {cell.index + 1}{count}" + (f" ({cell.file})" if cell.file else "")


def probed_names(facts: "Facts", plan: "Plan") -> dict[str, tuple[str, ...]]:
    """For each statement of a stage, the names that it binds or changes and that the stage knows."""
    everywhere = variables(plan, facts)
    result: dict[str, tuple[str, ...]] = {}
    secret = {place.statement for place in plan.secrets}
    for stage in plan.stages:
        known = set(stage.parameters)
        for identifier in (i for i in stage.statements if i not in secret):
            statement = facts.statement(identifier)
            known |= statement.defines
            touched = (statement.defines | statement.mutates) & known & everywhere
            if not statement.cell.file:  # what another file holds has no place in the cell that runs it
                result[identifier] = tuple(sorted(touched))
    return result


def package_job(directory: Path, plan: "Plan", emitted: "Emitted", facts: "Facts", project: Path) -> PackageJob:
    """The package with probes behind the same statements."""
    names = probed_names(facts, plan)
    by_function: dict[tuple[str, str], list[StatementProbe]] = {}
    for home in emitted.homes:
        if home.ordinal is not None and home.length and names.get(home.statement):
            probe = StatementProbe(home.statement, home.ordinal + home.length - 1, names[home.statement])
            by_function.setdefault((home.module, home.function), []).append(probe)
    raising = _raising(plan, emitted, facts)
    keys = dict.fromkeys((*by_function, *raising))
    stages = tuple(StageProbe(*key, tuple(by_function.get(key, ())), tuple(raising.get(key, ()))) for key in keys)
    folder = facts.notebook.path.resolve().parent.relative_to(project.resolve()).as_posix()
    return PackageJob(directory, plan.package, project, folder, stages)


def _raising(plan: "Plan", emitted: "Emitted", facts: "Facts") -> dict[tuple[str, str], list[tuple[int, str]]]:
    """For each function, the statements that take the exception of a cell that is meant to raise."""
    first = {w.statements[0] for w in plan.wrapped if w.statements and raises(facts.statement(w.statements[0]).cell)}
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for home in emitted.homes:
        if home.statement in first and home.ordinal is not None:
            cell = facts.statement(home.statement).cell.id
            found.setdefault((home.module, home.function), []).append((home.ordinal, cell))
    return found


def expected(
    facts: "Facts", plan: "Plan", emitted: "Emitted", rtol: float | None = None, atol: float | None = None
) -> Expected:
    """Names that the plan dissolves, and where each statement went."""
    secret = {place.statement for place in plan.secrets}
    stay = {
        name
        for i in {i for stage in plan.stages for i in stage.statements} - secret
        for name in facts.statement(i).defines
    }
    reasons: dict[str, str] = {s.name: "a setting of config.toml" for s in plan.configuration if s.whole}
    for placement in plan.placements:
        reasons.update(dict.fromkeys(placement.names, f"{placement.kind} at module level"))
    for identifier in placed(plan):
        for name in facts.statement(identifier).defines - stay:
            reasons.setdefault(name, "its statement is not part of the package")
    for identifier in secret:
        for name in facts.statement(identifier).defines - stay:
            reasons.setdefault(name, "made with a secret")
    labels = {home.statement: _label(home, facts) for home in emitted.homes}
    labels |= {raised(facts.statement(i).cell.id): label for i, label in labels.items()}
    dissolved = {n: why for n, why in reasons.items() if n not in stay}
    results = frozenset(name for stage in plan.stages for name in stage.results)
    return Expected(dissolved, labels, results, rtol=rtol, atol=atol)


def _label(home: "Home", facts: "Facts") -> StatementLabel:
    cell = facts.statement(home.statement).cell
    return StatementLabel(home.function, home.module, cell_label(cell))
