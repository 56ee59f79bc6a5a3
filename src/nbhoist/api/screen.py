"""What the last screen of `convert` says."""

import ast
from typing import TYPE_CHECKING

from nbhoist.report.screen import ScreenFacts

if TYPE_CHECKING:
    from nbhoist.api.converting import Conversion
    from nbhoist.verify.recording import Recording


def screen_facts(done: "Conversion") -> ScreenFacts:
    """Gather the last screen of a conversion."""
    notebook, plan = done.planned.facts.notebook, done.planned.plan
    python = {path: text for path, text in done.files.items() if _is_source(path) and isinstance(text, str)}
    own, added = _lines(done, python)
    return ScreenFacts(
        notebook=notebook.path.name,
        cells=len({cell.index for cell in notebook.cells}),
        python=done.model.python,
        kernel=done.interpreter.kernel if done.interpreter else None,
        seconds=_notebook_seconds(done.recording),
        stopped=_stopped(done.recording),
        stored_outputs=done.compared_outputs,
        changed_cells=done.differing_cells,
        directory=str(done.directory),
        modules=len(done.model.modules),
        functions=sum(_functions(module.source) for module in done.model.modules),
        own_lines=own,
        added_lines=added,
        verdict=done.verdict,
        inference=plan.inference,
        left=(
            *(f"{r.reason} in cell {r.cell + 1}: {r.remedy}" for r in plan.refusals),
            *(f"`--with {name}` is left out: {reason}" for name, reason in done.parts_left_out),
        ),
        given_up=tuple(rung.kind for rung in plan.ladder),
    )


def _is_source(path: str) -> bool:
    return path.startswith("src/") and path.endswith(".py")


def _functions(source: str) -> int:
    return sum(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) for n in ast.walk(ast.parse(source)))


def _lines(done: "Conversion", python: dict[str, str]) -> tuple[int, int]:
    """Lines of the notebook in the package, and the others; empty lines not counted."""
    written = sum(1 for text in python.values() for line in text.splitlines() if line.strip())
    facts = done.planned.facts
    own = sum(
        facts.statement(home.statement).end_line - facts.statement(home.statement).line + 1
        for home in done.planned.emitted.homes
    )
    return own, max(0, written - own)


def _notebook_seconds(recording: "Recording | None") -> float | None:
    return sum(recording.seconds.values()) if recording is not None else None


def _stopped(recording: "Recording | None") -> str | None:
    if recording is None or recording.error is None:
        return None
    error = recording.error
    return f"{error.label or error.place}, `{error.ename}: {error.evalue}`"
