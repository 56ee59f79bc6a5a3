"""Gather what a package is made from."""

import ast
import hashlib
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbhoist.api.contract import contracts
from nbhoist.api.masking import notebook_copy
from nbhoist.api.places import lines_of, places_in
from nbhoist.knowledge.distributions import distribution, engines
from nbhoist.refactor.titles import description_of
from nbhoist.scaffold.layout import format_modules
from nbhoist.scaffold.model import Dependency, MapRow, Module, PackageModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.analysis.statement import Statement
    from nbhoist.api.planning import Planned
    from nbhoist.refactor.plan import Setting
    from nbhoist.verify.interpreter import Interpreter
    from nbhoist.verify.recording import Recording


def package_model(
    planned: "Planned",
    directory: Path,
    interpreter: "Interpreter | None",
    recording: "Recording | None",
    verdict: "dict[str, Any] | None",
) -> PackageModel:
    """Everything that the scaffold needs to write the package."""
    notebook = planned.facts.notebook
    bare = PackageModel(
        plan=planned.plan,
        description=description_of(notebook),
        modules=(*(Module(s.name, s.code) for s in planned.emitted.sources), *_carried(planned)),
        dependencies=tuple(_dependencies(planned, recording)),
        python=interpreter.version if interpreter else ".".join(map(str, sys.version_info[:3])),
        notebook=notebook_copy(planned.facts, planned.plan),
        notebook_name=notebook.path.stem + ".ipynb",
        notebook_folder_from_package=_relative(notebook.path.resolve().parent, directory),
        verdict=verdict,
        recording=recording.to_json() if recording is not None else None,
        uses_matplotlib=_uses_matplotlib(planned),
        data=_data(planned, recording),
        homes=planned.emitted.homes,
        contracts=contracts(planned.plan, recording),
    )
    formatted = {m.name: m.source for m in format_modules(bare)}
    return _with_map(bare, planned, formatted)


def _with_map(bare: PackageModel, planned: "Planned", formatted: "Mapping[str, str]") -> PackageModel:
    return replace(bare, map=tuple(_rows(planned, formatted)))


def _carried(planned: "Planned") -> "Iterator[Module]":
    folder = planned.facts.notebook.path.resolve().parent
    for name in planned.plan.carried:
        yield Module(name, (folder / f"{name}.py").read_text(encoding="utf-8"))


def _relative(folder: Path, directory: Path) -> str:
    try:
        return Path(os.path.relpath(folder, directory.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return folder.as_posix()


def _uses_matplotlib(planned: "Planned") -> bool:
    drawn = any("<figure>" in s.known_effects for s in planned.facts.statements)
    return drawn or "matplotlib" in {name.partition(".")[0] for name in _imported(planned)}


def _imported(planned: "Planned") -> "Iterator[str]":
    for source in planned.emitted.sources:
        for node in ast.walk(ast.parse(source.code)):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                yield node.module


def _dependencies(planned: "Planned", recording: "Recording | None") -> "Iterator[Dependency]":
    """Libraries that the package imports and what those loaded by themselves, with the versions of the notebook's run."""
    ran = {item.name: item for item in recording.imports} if recording is not None else {}
    own = {planned.plan.package, *sys.stdlib_module_names, *planned.plan.carried}
    tops = dict.fromkeys(name.partition(".")[0] for name in sorted(_imported(planned)))
    drawn = ["matplotlib"] if _uses_matplotlib(planned) else []
    loaded = [name for top in tops for name in engines(top) if name in ran]
    for top in dict.fromkeys([*tops, *drawn, *loaded]):
        if top not in own and top != "__future__":
            known = ran.get(top)
            yield Dependency(top, known.distribution if known else distribution(top), known.version if known else None)


def _data(planned: "Planned", recording: "Recording | None") -> dict[str, str | None]:
    """Settings that name input files, with the hash of the file; files that the notebook itself writes are no input."""
    folder = planned.facts.notebook.path.resolve().parent
    made = (
        {(planned.project.resolve() / file).resolve() for file in recording.files} if recording is not None else set()
    )
    return {
        f"{s.section}.{s.key}": _hash(folder / str(s.value))
        for s in planned.plan.configuration
        if s.kind == "path" and s.section == "data" and (folder / str(s.value)).resolve() not in made
        if recording is not None or not _is_saved_before(s, planned)
    }


def _is_saved_before(setting: "Setting", planned: "Planned") -> bool:
    """Whether a statement above the one that reads a file saves one of that name; where no run has told."""
    name = Path(str(setting.value)).name
    for statement in planned.facts.statements:
        if statement.id == setting.statement:
            return False
        if "save" in statement.roles and name in _file_names(statement):
            return True
    return False


def _file_names(statement: "Statement") -> set[str]:
    texts = (n.value for n in ast.walk(statement.node) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return {text.replace("\\", "/").rpartition("/")[2] for text in texts}


def _hash(file: Path) -> str | None:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None


def _rows(planned: "Planned", formatted: "Mapping[str, str]") -> "Iterator[MapRow]":
    places = {name: places_in(ast.parse(source)) for name, source in formatted.items()}
    order = {s.id: i for i, s in enumerate(planned.facts.statements)}
    for home in sorted(planned.emitted.homes, key=lambda h: order[h.statement]):
        statement = planned.facts.statement(home.statement)
        text = planned.facts.parsed(statement.cell).python.split("\n")
        yield MapRow(
            statement.cell.index,
            statement.cell.execution_count,
            (statement.line, statement.end_line),
            _without_machine(text[statement.line - 1].strip(), planned),
            home.module,
            home.function if home.ordinal is not None else "",
            lines_of(home, places[home.module])[0],
            statement.id,
            statement.cell.file,
        )


def _without_machine(line: str, planned: "Planned") -> str:
    """A line without paths of somebody's machine."""
    for literal, path in planned.plan.relocations:
        line = line.replace(literal, path)
    return line
