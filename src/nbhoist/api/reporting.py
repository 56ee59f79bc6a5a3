"""`report`: what there is to know about notebooks and packages, without running anything."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nbhoist.analysis.facts import build_facts
from nbhoist.api.checking import check_text
from nbhoist.api.masking import secret_values
from nbhoist.api.model import package_model
from nbhoist.api.notebook_settings import settings_of
from nbhoist.api.package_state import read_state
from nbhoist.api.places import lines_of, places_in
from nbhoist.api.planning import planned
from nbhoist.api.reference import find_reference
from nbhoist.config import config_for
from nbhoist.errors import NbhoistError, NotebookError
from nbhoist.lint.files import find_notebooks
from nbhoist.lint.page import read_page
from nbhoist.lint.registry import known_rules
from nbhoist.notebook.reader import read_notebook
from nbhoist.refactor.titles import title_of
from nbhoist.report.masking import Mask
from nbhoist.report.review import Finding, Place, Review, Run, SourceFile
from nbhoist.scaffold.state import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.api.package_state import PackageState
    from nbhoist.lint.entry import Entry
    from nbhoist.refactor.emit.package import Home
    from nbhoist.verify.recording import Recording


def find_subjects(paths: Sequence[Path]) -> tuple[Path, ...]:
    """What a command line means: folders of packages as they are, other folders searched for notebooks."""
    found = [
        subject for path in paths for subject in ([path] if _is_package(path) else find_notebooks([path], config_for))
    ]
    if not found:
        raise NotebookError(f"no notebook in {', '.join(f'`{path}`' for path in paths)}; name one")
    return tuple(dict.fromkeys(found))


def review(path: Path) -> tuple[Review, str]:
    """Gather what is known of a notebook or a package, with its title; nothing is executed."""
    return review_of_package(path) if _is_package(path) else review_of_notebook(path)


def review_of_notebook(path: Path) -> tuple[Review, str]:
    """A notebook with the package that it would become."""
    try:
        plan = planned(path, None)
        model = package_model(plan, Path(plan.plan.package), None, None, None)
    except NbhoistError as error:
        facts = build_facts(read_notebook(path), frozenset(settings_of(path).python_magics))
        return replace(_bare(facts), refusal=_reason(error, path)), _title(facts)
    files = tuple(
        SourceFile(m.name, f"src/{plan.plan.package}/{m.name.replace('.', '/')}.py", m.source) for m in model.modules
    )
    places = tuple(_places(plan.emitted.homes, files))
    return replace(_bare(plan.facts), plan=plan.plan, files=files, places=places), _title(plan.facts)


def review_of_package(directory: Path) -> tuple[Review, str]:
    """A package with the notebook that it was made from."""
    state = read_state(directory.resolve())
    reference = find_reference(state)
    facts, files = reference.facts, tuple(_files(state))
    made = replace(
        _bare(facts),
        plan=state.plan,
        files=files,
        places=tuple(_places([h for h in state.emitted.homes if _knows(facts, h)], files)),
        directory=str(directory),
        verdict=state.verdict,
        run=_run(state.recording, state),
        notes=reference.notes,
    )
    return made, _title(facts)


def _bare(facts: Facts) -> Review:
    """What can be said of a notebook alone."""
    return Review(facts, _findings(facts), _families(), mask=Mask(secret_values(facts)))


def _title(facts: Facts) -> str:
    """The heading above all code; one further down names a part, not the notebook."""
    cells = facts.notebook.cells
    return title_of(facts.notebook) if cells and cells[0].kind == "markdown" else ""


def _is_package(path: Path) -> bool:
    return (path / FOLDER / "manifest.json").is_file()


def _knows(facts: Facts, home: Home) -> bool:
    return any(statement.id == home.statement for statement in facts.statements)


def _reason(error: NbhoistError, path: Path) -> str:
    """The message without the name of the notebook, which stands above it."""
    return str(error).replace(f"`{path}`, ", "").replace(f"`{path}`: ", "")


def _findings(facts: Facts) -> tuple[Finding, ...]:
    stored = facts.notebook.stored
    if stored is None:
        return ()
    entries = {entry.code: entry for entry in known_rules()}
    found = check_text(stored.original, facts.notebook.path).diagnostics
    return tuple(Finding(d, entries[d.code].family, _summary(entries[d.code])) for d in found)


def _summary(entry: Entry) -> str:
    """The first sentence on why a rule's finding is bad."""
    why = read_page(entry).sections.get("Why is this bad?", "")
    paragraph = " ".join(why.strip().partition("\n\n")[0].split())
    return paragraph.replace("`", "")


def _families() -> dict[str, int]:
    counts: dict[str, int] = {}
    for entry in known_rules():
        if entry.default:
            counts[entry.family] = counts.get(entry.family, 0) + 1
    return counts


def _files(state: PackageState) -> Iterator[SourceFile]:
    """The modules that hold code of the notebook, as they are now."""
    package = state.plan.package
    names = dict.fromkeys(
        [*(s.module for s in state.plan.stages), *(h.module for h in state.emitted.homes), "pipeline"]
    )
    for name in names:
        path = f"src/{package}/{name.replace('.', '/')}.py"
        now, base = _text(state.directory / path), _text(state.base.parent / path)
        if now or base:
            yield SourceFile(name, path, now or base, edited=bool(base) and now != base)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _places(homes: Iterable[Home], files: Sequence[SourceFile]) -> Iterator[Place]:
    trees = {file.name: _tree(file.source) for file in files}
    places = {name: places_in(tree) for name, tree in trees.items() if tree is not None}
    for home in homes:
        if home.module in places:
            line, end = lines_of(home, places[home.module])
            yield Place(home.statement, home.module, home.function if home.ordinal is not None else "", line, end)


def _tree(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except SyntaxError:
        return None


def _run(recording: Recording | None, state: PackageState) -> Run | None:
    if recording is None:
        return None
    error = recording.error
    stopped = f"{error.label or error.place}, {error.ename}: {error.evalue}" if error is not None else ""
    numbers = (state.numbers["compared"], tuple(state.numbers["differing_cells"])) if state.numbers else None
    return Run(recording.seconds, recording.platform, stopped, numbers)
