"""A module of the package: docstring, imports, definitions and stage functions."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.scopes import statement_names
from nbhoist.refactor.emit.functions import Function, section_class, stage_function
from nbhoist.refactor.emit.import_block import import_block
from nbhoist.refactor.emit.statements import SHOW, Context, nodes_of
from nbhoist.refactor.emit.support import SUPPORT
from nbhoist.refactor.local_modules import moved_imports
from nbhoist.refactor.passes.imports import import_lines
from nbhoist.refactor.translate import MARKUP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.plan import Placement, Plan, Stage

import libcst as cst

DOCSTRINGS = {
    "load": "Read the input data.",
    "clean": "Clean the data.",
    "features": "Make features.",
    "train": "Split, fit and tune.",
    "evaluate": "Measure models.",
    "predict": "Predict.",
    "prepare": "From raw rows to what the model is given, as in training.",
    "measure": "How good a model is, by the metrics of the notebook.",
    "explore": "What the notebook showed and on which nothing depends; the pipeline offers each to an observer.",
    "analysis": "What the notebook works out.",
    "common": "Functions and classes of the notebook.",
    "constants": "Constants of the notebook.",
    "pipeline": "The notebook from top to bottom.",
}


class Source(NamedTuple):
    """Source of a module, and for each of its stages where the statements stand."""

    name: str
    code: str
    functions: dict[str, Function]


def stage_module(name: str, plan: "Plan", facts: "Facts", settings_name: str) -> Source:
    """Write the module of the stages called `name`, with the definitions that only it uses."""
    stages = [s for s in plan.stages if s.module == name]
    functions = {s.name: stage_function(s, plan, facts, settings_name) for s in stages}
    definitions = definitions_of(name, plan, facts)
    parts = [*definitions, *(f.code for f in functions.values())]
    extra = [line for f in functions.values() for line in f.imports]
    return Source(name, assemble(name, parts, extra + settings_imports(stages, plan), plan, facts), functions)


def definitions_of(name: str, plan: "Plan", facts: "Facts") -> list[str]:
    """The text of constants, functions and classes that are placed in a module."""
    context = Context({}, nested=False)
    found = []
    for placement in plan.placements:
        if placement.module == name and placement.kind != "import":
            nodes = nodes_of(facts.statement(placement.statement), plan, facts, context)
            found.append(cst.Module(list(nodes)).code)
    return found


def assemble(name: str, parts: "Sequence[str]", extra: "Iterable[str]", plan: "Plan", facts: "Facts") -> str:
    """Put a module together from its parts, with the imports that they need."""
    body = ("" if name == "constants" else "\n\n").join(part.strip("\n") + "\n" for part in parts)
    imports = import_block([*_imports(body, name, plan, facts), *extra], plan.package)
    docstring = f'"""{DOCSTRINGS.get(name, "Stages of the notebook.")}"""'
    return "\n".join([docstring, "", imports, "", "", body])


def settings_imports(stages: "Sequence[Stage]", plan: "Plan") -> list[str]:
    """Import lines for the settings classes that stages take."""
    names = {section_class(s.sections[0]) if len(s.sections) == 1 else "Settings" for s in stages if s.sections}
    return [f"from {plan.package}.config import {name}" for name in names]


def _imports(body: str, module: str, plan: "Plan", facts: "Facts") -> list[str]:
    """Import lines for the names that the text of a module takes from elsewhere."""
    free = free_names(body)
    lines: list[str] = []
    for placement in plan.placements:
        wanted = free & set(placement.names)
        lines.extend(_future(placement, facts))
        if wanted and placement.kind == "import":
            lines.extend(_import_of(placement, wanted, plan, facts))
        elif wanted and placement.module != module:
            lines.extend(f"from {plan.package}.{placement.module} import {name}" for name in sorted(wanted))
    imported = {name for placement in plan.placements for name in placement.names}
    for name in free & {"display", SHOW} - imported - _bound(facts):
        lines.append(f"from {plan.package}.observer import {name}")
    for support in SUPPORT:
        asked = sorted(free & support.names - imported - _bound(facts))
        lines += [f"from {plan.package}.{support.name} import {name}" for name in asked]
    lines += [f"from IPython.display import {name}" for name in sorted(free & MARKUP - imported - _bound(facts))]
    lines += [f"import {name}" for name in ("os", "builtins", "contextlib") if name in free - imported - _bound(facts)]
    if "capture_output" in free - imported - _bound(facts):
        lines.append("from IPython.utils.capture import capture_output")
    if "partial" in free - imported:
        lines.append("from functools import partial")
    if "plt" in free - imported:
        lines.append("import matplotlib.pyplot as plt")
    return lines


def _bound(facts: "Facts") -> frozenset[str]:
    return frozenset(name for s in facts.statements for name in s.defines)


def _import_of(placement: "Placement", wanted: "set[str] | frozenset[str]", plan: "Plan", facts: "Facts") -> list[str]:
    node = facts.statement(placement.statement).node
    assert isinstance(node, ast.Import | ast.ImportFrom)  # by the pass that placed it
    tops = {module.name.partition(".")[0]: module.target.partition(".")[0] for module in plan.modules}
    return [line for one in import_lines(node, frozenset(wanted)) for line in _from_package(one, tops, plan.package)]


def _future(placement: "Placement", facts: "Facts") -> list[str]:
    """What an import from `__future__` asks of the compiler holds for every module."""
    node = facts.statement(placement.statement).node
    if not isinstance(node, ast.ImportFrom) or node.module != "__future__":
        return []
    return [f"from __future__ import {alias.name}" for alias in node.names]


def _from_package(line: str, tops: "Mapping[str, str]", package: str) -> list[str]:
    """An import of a local module that came along is an import from the package, and so is `display`."""
    if line == "from IPython.display import display":
        return [f"from {package}.observer import display"]
    return moved_imports(ast.parse(line).body[0], tops, package) or [line]


def free_names(code: str) -> frozenset[str]:
    """Names that a text reads and does not bind itself, at any depth."""
    read: set[str] = set()
    bound: set[str] = set()
    for node in ast.parse(code).body:
        names = statement_names(node)
        read |= names.reads | names.captures
        bound |= names.may_define
    return frozenset(read - bound)
