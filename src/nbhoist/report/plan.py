"""A plan as text, TOML and JSON."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan, Stage


def plan_data(plan: "Plan", facts: "Facts") -> dict[str, Any]:
    """The public shape of a plan."""
    stage_of = {i: stage.name for stage in plan.stages for i in stage.statements}
    return {
        "version": 1,
        "notebook": plan.notebook,
        "package": plan.package,
        "statements": [_statement(s, stage_of.get(s.id)) for s in facts.statements],
        "stages": [_stage(stage) for stage in plan.stages],
        "configuration": [
            {"section": s.section, "key": s.key, "value": s.value, "kind": s.kind, "statement": s.statement}
            for s in plan.configuration
        ],
        "relocations": [{"literal": literal, "path": path} for literal, path in plan.relocations],
        "ladder": [
            {"kind": r.kind, "cause": r.cause, "statements": list(r.statements), "together": list(r.together)}
            for r in plan.ladder
        ],
        "inference": {
            "status": plan.inference.status,
            "model": plan.inference.model,
            "method": plan.inference.method,
            "reason": plan.inference.reason,
            "stopped": plan.inference.stopped,
            "equal": list(plan.inference.equal),
            "fitted": list(plan.inference.fitted),
            "applied": plan.inference.applied,
            "unapplied": plan.inference.unapplied,
        },
        "refusals": [
            {"cell": r.cell, "line": r.line, "statement": r.statement, "reason": r.reason, "remedy": r.remedy}
            for r in plan.refusals
        ],
    }


def _statement(statement: "Statement", stage: str | None) -> dict[str, Any]:
    return {
        "id": statement.id,
        "cell": statement.cell.index,
        "line": statement.line,
        "end_line": statement.end_line,
        "role": list(statement.roles),
        "stage": stage,
        "defines": sorted(statement.defines),
        "reads": sorted(statement.reads),
        "mutates": sorted(statement.mutates),
        "effects": sorted(statement.effects),
    }


def _stage(stage: "Stage") -> dict[str, Any]:
    return {
        "name": stage.name,
        "module": stage.module,
        "parameters": list(stage.parameters),
        "results": list(stage.results),
        "statements": list(stage.statements),
    }


def render_json(plan: "Plan", facts: "Facts") -> str:
    """The plan as JSON."""
    return json.dumps(plan_data(plan, facts), indent=2, ensure_ascii=False) + "\n"


def render_text(plan: "Plan", facts: "Facts") -> str:
    """A short outline: the stages in order, the settings, what is refused."""
    lines = [f"{plan.notebook} → {plan.package}: {plan.title}", ""]
    width = max((len(stage.module) for stage in plan.stages), default=0)
    for stage in plan.stages:
        lines.append(f"  {stage.module.ljust(width)}  {_signature(stage)}  ({_cells(stage, facts)})")
    lines += _settings(plan)
    if plan.relocations:
        lines += ["", "relocated", *(f"  {literal} → {path}" for literal, path in plan.relocations)]
    if plan.left_out:
        lines += ["", f"left out, never run: cells {', '.join(str(index + 1) for index in plan.left_out)}"]
    model = (
        f"model `{plan.inference.model}`, {plan.inference.reason}" if plan.inference.model else plan.inference.reason
    )
    stopped = f"; {plan.inference.stopped}" if plan.inference.stopped else ""
    notes = "".join(f"; {note}" for note in plan.inference.notes)
    lines += ["", f"predict: {plan.inference.status}, {model}{stopped}{notes}"]
    lines += [f"refused: cell {r.cell + 1}, line {r.line}: {r.reason}; {r.remedy}" for r in plan.refusals]
    return "\n".join(lines) + "\n"


def _signature(stage: "Stage") -> str:
    results = f"{', '.join(stage.results)} = " if stage.results else ""
    return f"{results}{stage.name}({', '.join(stage.parameters)})"


def _cells(stage: "Stage", facts: "Facts") -> str:
    cells = sorted({facts.statement(i).cell.index + 1 for i in stage.statements})
    return f"cell {cells[0]}" if len(cells) == 1 else f"cells {cells[0]} to {cells[-1]}"


def _settings(plan: "Plan") -> list[str]:
    if not plan.configuration:
        return []
    return ["", "settings", *(f"  {s.section}.{s.key} = {s.value!r}" for s in plan.configuration)]
