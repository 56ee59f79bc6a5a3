"""Makes the fixes that diagnostics carry: pass after pass until none is left, several rules at once."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.prepare import prepare
from nbhoist.codemod.edits import Replace
from nbhoist.codemod.merge import changes_of, fits
from nbhoist.errors import NotebookError
from nbhoist.lint.diagnostic import Crash
from nbhoist.lint.engine import NO_POLICY, Linted, lint
from nbhoist.notebook.changes import changed
from nbhoist.notebook.reader import parse_notebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.codemod.edits import Edit
    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.policy import Policy
    from nbhoist.lint.rule import Rule
    from nbhoist.notebook.model import Notebook

MOST_PASSES = 50


class Fixed(NamedTuple):
    """A notebook after its fixes, which diagnostics they resolved, and what is left."""

    data: bytes
    fixed: "tuple[Diagnostic, ...]"
    linted: Linted


def fix(
    notebook: "Notebook",
    rules: "Sequence[Rule]",
    *,
    unsafe: bool,
    python_magics: "Sequence[str]" = (),
    policy: "Policy" = NO_POLICY,
) -> Fixed:
    """Fix what can be fixed; `unsafe` fixes only where asked. The file is not written."""
    resolved: list[Diagnostic] = []
    failed: list[Crash] = []
    for _ in range(MOST_PASSES):
        linted = lint(notebook, rules, python_magics, merge=False, policy=policy)
        spoilt = {(crash.code, crash.cell) for crash in failed}
        made = _fitting([d for d in linted.diagnostics if _may_fix(d, unsafe) and _key(d) not in spoilt])
        if not made:
            break
        data, broken = _apply(notebook, made, frozenset(python_magics))
        failed += broken
        if not broken:
            resolved += made
            notebook = parse_notebook(data, notebook.path)
    last = lint(notebook, rules, python_magics, policy=policy)
    return Fixed(_original(notebook), tuple(resolved), Linted(last.diagnostics, (*last.crashes, *failed)))


def _may_fix(diagnostic: "Diagnostic", unsafe: bool) -> bool:
    fix = diagnostic.fix
    return fix is not None and bool(fix.edits) and (unsafe or fix.applicability == "safe")


def _key(diagnostic: "Diagnostic") -> tuple[str, int | None]:
    return diagnostic.code, diagnostic.cell.index if diagnostic.cell is not None else None


def _fitting(diagnostics: "Sequence[Diagnostic]") -> "list[Diagnostic]":
    """Diagnostics whose fixes can be made in one pass; the others wait for the next."""
    chosen: list[Diagnostic] = []
    edits: dict[Edit, None] = {}
    for diagnostic in diagnostics:
        own = diagnostic.fix.edits if diagnostic.fix is not None else ()
        if fits(own, edits):
            chosen.append(diagnostic)
            edits.update(dict.fromkeys(own))
    return chosen


def _apply(
    notebook: "Notebook", made: "Sequence[Diagnostic]", python_magics: frozenset[str]
) -> tuple[bytes, list[Crash]]:
    """The file after the fixes, or which rules must not have their way with a cell."""
    spoilt = _spoilt(notebook, made, python_magics)
    if spoilt:
        alone = [d for d in made if _spoilt(notebook, [d], python_magics)]
        guilty = alone or [d for d in made if any(e.cell in spoilt for e in _edits([d]) if isinstance(e, Replace))]
        return b"", [_crash(notebook, d, "the fix leaves a cell that does not parse") for d in guilty]
    try:
        return changed(notebook, changes_of(notebook, _edits(made))), []
    except NotebookError as error:
        return b"", [_crash(notebook, d, str(error)) for d in made]


def _edits(made: "Sequence[Diagnostic]") -> "list[Edit]":
    return [edit for d in made if d.fix is not None for edit in d.fix.edits]


def _spoilt(notebook: "Notebook", made: "Sequence[Diagnostic]", python_magics: frozenset[str]) -> list[int]:
    """Cells that parse now and would not after these fixes."""
    return [
        index
        for index, source in changes_of(notebook, _edits(made)).sources.items()
        if _parses(notebook, index, None, python_magics) and not _parses(notebook, index, source, python_magics)
    ]


def _parses(notebook: "Notebook", index: int, source: str | None, python_magics: frozenset[str]) -> bool:
    cell = notebook.cells[index]
    return isinstance(prepare(cell if source is None else cell._replace(source=source), python_magics).tree, ast.AST)


def _crash(notebook: "Notebook", diagnostic: "Diagnostic", message: str) -> Crash:
    code, cell = _key(diagnostic)
    return Crash(code, diagnostic.name, notebook.path, cell, message)


def _original(notebook: "Notebook") -> bytes:
    return notebook.stored.original if notebook.stored is not None else b""
