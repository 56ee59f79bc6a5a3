"""Lift literals to the configuration: paths, seeds, split sizes, hyper-parameters, and constants of the notebook.

Precondition: imports, constants and definitions are placed. Postcondition: each lifted literal has an entry with the
notebook's value; entries are neutral: with these values the package does what the notebook does.
"""

import ast
import re
from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from nbhoist.analysis.text import node_span, statement_text
from nbhoist.knowledge import lookup
from nbhoist.refactor.content import class_words
from nbhoist.refactor.draft import body, bound_once
from nbhoist.refactor.passes.constants import is_constant
from nbhoist.refactor.passes.displays import displays
from nbhoist.refactor.plan import Place, Rewrite, Setting
from nbhoist.refactor.wishes import require_obeyed, wished_settings
from nbhoist.refactor.words import snake, telling, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

SECTIONS = {
    "load": "data", "save": "output", "clean": "cleaning", "feature": "features", "split": "split", "train": "model",
    "tune": "tuning", "evaluate": "evaluation", "predict": "prediction", "explore": "exploration",
    "visualize": "exploration",
}  # fmt: skip
_OTHER = "parameters"
_EXPLORATION = frozenset({"explore", "visualize"})
_SPLIT = frozenset({"test_size", "train_size", "n_splits", "shuffle"})
_NOT_TUNED = frozenset({"verbose", "n_jobs", "verbosity", "silent"})
# readers and writers of these take a `Path` wherever they take a string
_TAKE_PATH = frozenset("pandas numpy joblib builtins pathlib polars json pickle torch matplotlib".split())


def lift_settings(plan: "Plan", facts: "Facts") -> "Plan":
    """Lift what belongs into the configuration."""
    wished = plan.wishes.settings
    whole = tuple(wished_settings(_constants(plan, facts), wished))
    plan = replace(plan, configuration=plan.configuration + whole)
    found: dict[tuple[str, str], Setting] = {(s.section, s.key): s for s in plan.configuration}
    moved = dict(plan.relocations)
    secret = {place.statement for place in plan.secrets}
    for statement in (s for s in body(plan, facts) if s.id not in secret):
        for setting in _in_statement(statement, facts, moved):
            _add(found, setting)
    lifted = wished_settings((s for s in found.values() if not s.whole), wished)
    configuration = (*(s for s in found.values() if s.whole), *lifted)
    require_obeyed(configuration, wished)
    return replace(plan, configuration=configuration, rewrites=plan.rewrites + tuple(_rewrites(configuration)))


def _add(found: dict[tuple[str, str], Setting], new: Setting) -> None:
    """Add a setting; equal values of one key, and one path wherever it stands, share it; other values stay in the code."""
    same = [s for s in found.values() if s.kind == "path" == new.kind and s.value == new.value]
    if same:
        found[same[0].section, same[0].key] = replace(same[0], places=same[0].places + new.places)
        return
    old = found.get((new.section, new.key))
    if old is None:
        found[new.section, new.key] = new
    elif old.value == new.value and type(old.value) is type(new.value) and old.kind == new.kind:
        found[new.section, new.key] = replace(old, places=old.places + new.places)


def _rewrites(settings: "Iterable[Setting]") -> "Iterator[Rewrite]":
    for setting in settings:
        where = f"`{setting.section}.{setting.key}`"
        if setting.whole:
            yield Rewrite(setting.statement, "setting for literal", f"`{setting.name}` is {where}")
        for place in setting.places:
            yield Rewrite(place.statement, "setting for literal", f"`{setting.value!r}` is {where}")


# constants of the notebook


def _constants(plan: "Plan", facts: "Facts") -> "Iterator[Setting]":
    once = bound_once(facts)
    shadowed = _shadowed(facts)
    taken: set[tuple[str, str]] = set()
    secret = {place.statement for place in plan.secrets}
    for statement in (s for s in body(plan, facts) if s.id not in secret):
        name = min(statement.defines, default="")
        if not is_constant(statement) or name not in once or name in shadowed or name in plan.shared:
            continue
        value = ast.literal_eval(statement.node.value)  # type: ignore[attr-defined]  # by is_constant
        readers = [s for s in body(plan, facts) if name in s.reads]
        if type(value) not in (int, float, str, bool) or not readers or _is_spelled(name, readers, facts):
            continue
        section = _section_of_readers(readers)
        key = snake(words(name))
        if key and (section, key) not in taken:
            taken.add((section, key))
            yield Setting(section, key, _moved(value, plan), "literal", statement.id, _comment(statement, facts), name)


def _moved(value: str | int | float | bool, plan: "Plan") -> str | int | float | bool:
    return dict(plan.relocations).get(value, value) if isinstance(value, str) else value


def _section_of_readers(readers: "list[Statement]") -> str:
    roles = [role for s in readers for role in s.roles[:1] if role in SECTIONS and role not in _EXPLORATION]
    return SECTIONS[roles[0]] if roles else _OTHER


def _shadowed(facts: "Facts") -> frozenset[str]:
    """Names that are parameters or local somewhere, so that text alone does not tell what they mean."""
    found: set[str] = set()
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.arg):
                found.add(node.arg)
            elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) and node.id not in statement.defines:
                found.add(node.id)
            elif isinstance(node, ast.Global | ast.Nonlocal):
                found.update(node.names)
    return frozenset(found)


def _is_spelled(name: str, readers: "list[Statement]", facts: "Facts") -> bool:
    """Whether some f-string prints the name itself: `f"{name=}"`."""
    spelled = rf"\{{[^{{}}]*\b{name}\b[^{{}}]*(?<![=!<>])=\s*[}}!:]"
    return any(re.search(spelled, facts.parsed(s.cell).python) for s in readers)


def _comment(statement: "Statement", facts: "Facts") -> str:
    text = statement_text(statement, facts)
    return (text.behind or " ".join(text.above)).lstrip("# ")


# literals inside statements


def _in_statement(statement: "Statement", facts: "Facts", moved: dict[str, str]) -> "Iterator[Setting]":
    if statement.roles[0] in _EXPLORATION or isinstance(statement.node, ast.FunctionDef | ast.ClassDef):
        return
    for node in _calls(statement.node):
        call = facts.call(node)
        if call.fact is not None:
            yield from _paths(call, statement, facts, moved)
            yield from _parameters(call, statement, facts)


def _calls(node: ast.AST) -> "Iterator[ast.Call]":
    """Calls that the statement makes itself, not those in functions of its own or in f-strings."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.JoinedStr | ast.ClassDef):
        return
    if isinstance(node, ast.Call):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _calls(child)


def _paths(call: "BoundCall", statement: "Statement", facts: "Facts", moved: dict[str, str]) -> "Iterator[Setting]":
    assert call.fact is not None  # by the caller
    if lookup.library_of(call.qualified) not in _TAKE_PATH or _shows_path(call, statement, facts):
        return
    for parameter in call.fact.paths:
        given = call.argument(parameter)
        if isinstance(given, ast.Constant) and isinstance(given.value, str) and is_file_path(given.value):
            path = moved.get(given.value, given.value)
            section = "output" if call.fact.files == "write" else "data"
            yield Setting(
                section, _key_of_path(path), path, "path", statement.id, places=(_place(given, statement, facts),)
            )


def _shows_path(call: "BoundCall", statement: "Statement", facts: "Facts") -> bool:
    """Whether the notebook displays what a writer gives back, such as the path itself; those of pandas give nothing."""
    silent = lookup.library_of(call.qualified) == "pandas"
    return call.fact is not None and call.fact.files == "write" and not silent and displays(statement, facts)


def is_file_path(value: str) -> bool:
    """Whether a string names a file on disk, not a URL or nothing."""
    return bool(value.strip()) and "://" not in value and "\n" not in value


def _key_of_path(path: str) -> str:
    name = PureWindowsPath(path) if "\\" in path else PurePosixPath(path)
    return snake(telling(name.stem)) or "file"


def _parameters(call: "BoundCall", statement: "Statement", facts: "Facts") -> "Iterator[Setting]":
    fact = call.fact
    assert fact is not None  # by the caller
    is_model = fact.kind == "class" and fact.role == "train" and lookup.is_estimator(call.qualified)
    for keyword in call.node.keywords:
        name, value = keyword.arg, keyword.value
        if name is None or not isinstance(value, ast.Constant) or type(value.value) not in (int, float, str, bool):
            continue
        is_split = fact.role == "split" and name in _SPLIT
        if is_split or name == fact.seed or (is_model and name not in _NOT_TUNED):
            section = "_".join(class_words(call.qualified)) if is_model else _section_of_readers([statement])
            places = (_place(value, statement, facts),)
            yield Setting(section, name, value.value, "literal", statement.id, places=places)  # type: ignore[arg-type]


def _place(node: ast.expr, statement: "Statement", facts: "Facts") -> Place:
    start, end = node_span(node, statement, facts)
    return Place(statement.id, (start.line, start.column), (end.line, end.column))
