"""CONVERSION.md: where each line of the notebook went, what was changed, what is proven, what is left."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Protocol

from nbhoist.report.proof import RUNGS, compared_in_words, numbers_in_words
from nbhoist.report.tables import code, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.refactor.plan import Plan, Refusal


class MapRow(Protocol):
    """Where lines of a cell went."""

    @property
    def cell(self) -> int: ...
    @property
    def execution_count(self) -> int | None: ...
    @property
    def lines(self) -> tuple[int, int]: ...
    @property
    def first_line(self) -> str: ...
    @property
    def module(self) -> str: ...
    @property
    def function(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def statement(self) -> str: ...
    @property
    def file(self) -> str: ...


class Conversion(Protocol):
    """What the report needs of a converted package."""

    @property
    def plan(self) -> Plan: ...
    @property
    def notebook_name(self) -> str: ...
    @property
    def verdict(self) -> Mapping[str, Any] | None: ...
    @property
    def map(self) -> Sequence[MapRow]: ...
    @property
    def numbers(self) -> Mapping[str, Any] | None: ...
    @property
    def carried_over(self) -> Sequence[Mapping[str, Any]]: ...


def render_conversion(conversion: Conversion) -> str:
    """The report as markdown; headings only where there is something to say."""
    rows = {row.statement: row for row in conversion.map}
    parts = [
        f"# {conversion.notebook_name} → {conversion.plan.package}",
        _section("Proof", _proof(conversion.verdict, conversion.notebook_name)),
        _section("Your numbers", _numbers(conversion.numbers)),
        _section("Given up", _ladder(conversion.plan)),
        _section("Still wrong", _carried_over(conversion.carried_over)),
        _section("Left out", _left_out(conversion.plan)),
        _section("Not converted", _refusals(conversion.plan.refusals)),
        _section("Prediction", _prediction(conversion.plan)),
        _section("Files that the notebook runs", _included(conversion.plan)),
        _section("Map", _map(conversion)),
        _section("Rewrites", _rewrites(conversion.plan, rows)),
        _section("Relocated paths", _relocations(conversion.plan)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n{text}" if text else ""


def _proof(verdict: Mapping[str, Any] | None, notebook: str) -> str:
    if verdict is None:
        return f"None. Neither `{notebook}` nor the package was executed; `nbhoist verify` does that."
    parts = [f"**{verdict['verdict']}**: {verdict['reason']}."]
    if verdict["verdict"] == "equivalent":
        parts.append(f"Compared: {compared_in_words(verdict)}. Equivalent does not mean correct.")
    if verdict["seeds_forced"]:
        parts.append("Some draws are not seeded in the notebook; both runs were given the same seeds.")
    if verdict["not_compared"]:
        parts.append(_not_compared(verdict["not_compared"]))
    return "\n\n".join(parts)


def _numbers(numbers: Mapping[str, Any] | None) -> str:
    """Whether the notebook was saved with what a fresh run gives."""
    said = numbers_in_words((numbers["compared"], tuple(numbers["differing_cells"]))) if numbers else ""
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _ladder(plan: Plan) -> str:
    """What the proof took back of the conversion, with what had differed."""
    if not plan.ladder:
        return ""
    rows = [(rung.cause, RUNGS[rung.kind]) for rung in plan.ladder]
    intro = "A first package computed something else, so the conversion does less than it could. Please report this."
    return f"{intro}\n\n{table(('what differed', 'what was given up'), rows)}"


def _not_compared(left_out: Sequence[Mapping[str, Any]]) -> str:
    names: dict[str, list[str]] = {}
    for entry in left_out:
        names.setdefault(entry["reason"], []).append(code(entry["name"]))
    return "Not compared:\n\n" + table(("why", "what"), [(reason, ", ".join(found)) for reason, found in names.items()])


def _carried_over(diagnostics: Sequence[Mapping[str, Any]]) -> str:
    if not diagnostics:
        return ""
    rows = [(_cell_of(d), f"{d['code']} {d['name']}", d["message"]) for d in diagnostics]
    intro = "The conversion keeps what the notebook does. `nbhoist check` found, and left as it is:"
    return f"{intro}\n\n{table(('where', 'rule', 'what'), rows)}"


def _cell_of(diagnostic: Mapping[str, Any]) -> str:
    cell = diagnostic["cell"]
    return "notebook" if cell is None else f"cell {cell['index'] + 1}, line {diagnostic['line']}"


def _left_out(plan: Plan) -> str:
    cells = ", ".join(str(index + 1) for index in plan.left_out)
    return (
        f"Cells in the order of their execution counts; never run, so not part of the package: {cells}."
        if cells
        else ""
    )


def _refusals(refusals: Sequence[Refusal]) -> str:
    rows = [(f"cell {refusal.cell + 1}, line {refusal.line}", refusal.reason, refusal.remedy) for refusal in refusals]
    return table(("where", "why", "what to do"), rows) if rows else ""


def _prediction(plan: Plan) -> str:
    inference = plan.inference
    if inference.model is None:
        return ""
    start = {"derived": "raw rows", "candidate": "raw rows, unproven", "features": "prepared features"}.get(
        inference.status
    )
    equal, total = inference.equal
    said = (
        inference.reason,
        inference.stopped,
        f"{equal} of {total} predictions equal the notebook's" if total else "",
        *inference.notes,
    )
    reason = "".join(f"; {text}" for text in said if text)
    return f"Model {code(inference.model)}, from {start}{reason}." if start else ""


def _included(plan: Plan) -> str:
    names = ", ".join(code(name) for name, _ in plan.included)
    return f"What `%run` runs is part of the package, as it was: {names}." if names else ""


def _map(conversion: Conversion) -> str:
    rows = [_map_row(list(group), conversion.plan.package) for _, group in groupby(conversion.map, _destination)]
    return table(("notebook", "code", "package"), rows) if rows else ""


def _destination(row: MapRow) -> tuple[int, str, str, str, str]:
    """Lines of one cell that went to one function are one row; what stands at module level has rows of its own."""
    return row.cell, row.file, row.module, row.function, "" if row.function else row.statement


def _map_row(rows: Sequence[MapRow], package: str) -> tuple[str, str, str]:
    return _place(rows[0], rows[-1]), code(rows[0].first_line), _target(rows[0], package)


def _place(row: MapRow, last: MapRow | None = None) -> str:
    count = f" · In [{row.execution_count}]" if row.execution_count is not None else ""
    begin, end = row.lines[0], (last or row).lines[1]
    lines = f"line {begin}" if begin == end else f"lines {begin}-{end}"
    file = f" ({row.file})" if row.file else ""
    return f"cell {row.cell + 1}{count}{file}, {lines}"


def _target(row: MapRow, package: str) -> str:
    path = f"src/{package}/{row.module.replace('.', '/')}.py"
    name = code(f"{row.module}.{row.function}" if row.function else row.module)
    return f"[{name}]({path}#L{row.line}), line {row.line}"


def _rewrites(plan: Plan, rows: Mapping[str, MapRow]) -> str:
    found = [(_statement(r.statement, rows), r.name, r.detail) for r in plan.rewrites]
    return table(("where", "rewrite", "detail"), found) if found else ""


def _statement(statement: str, rows: Mapping[str, MapRow]) -> str:
    return _place(rows[statement]) if statement in rows else f"statement {code(statement)}"


def _relocations(plan: Plan) -> str:
    rows = [(code(literal), code(path)) for literal, path in plan.relocations]
    intro = "These paths do not exist where the package was made; files of the same name beside the notebook are read instead."
    return f"{intro}\n\n{table(('in the notebook', 'read from'), rows)}" if rows else ""
