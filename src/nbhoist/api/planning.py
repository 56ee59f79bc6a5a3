"""From a file to a plan and the modules that it makes."""

import keyword
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nbhoist.analysis.facts import build_facts
from nbhoist.api.notebook_settings import settings_of
from nbhoist.api.plan_file import read_plan, wishes_in
from nbhoist.errors import NbhoistError, RefusedError
from nbhoist.notebook.reader import read_notebook
from nbhoist.refactor.emit.package import emit
from nbhoist.refactor.inclusion import with_included
from nbhoist.refactor.plan import Wishes
from nbhoist.refactor.planner import make_plan
from nbhoist.refactor.relocate import project_root, relocations
from nbhoist.refactor.titles import package_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nbhoist.analysis.facts import Facts
    from nbhoist.refactor.emit.package import Emitted
    from nbhoist.refactor.plan import Order, Plan, Rung


@dataclass(frozen=True)
class Planned:
    """A notebook with its facts, its plan and the modules that the plan makes."""

    facts: "Facts"
    plan: "Plan"
    emitted: "Emitted"
    project: "Path"


def facts_of(
    notebook: "Path", roles: "Mapping[str, tuple[str, ...]] | None" = None, order: "Order" = "document"
) -> "Facts":
    """Read and analyse a notebook that is to be converted; every Python cell must parse, and some must hold code."""
    magics = frozenset(settings_of(notebook).python_magics)
    whole = with_included(read_notebook(notebook), magics)
    facts = build_facts(whole.notebook, magics, roles, order == "execution", whole.files)
    for parsed in facts.cells:
        if parsed.error is not None:
            error = parsed.error
            hint = "this is Python 2; convert it with 2to3 first" if error.python2 else "mend the cell first"
            where = f"`{notebook}`, cell {parsed.cell.index + 1}, line {error.line}"
            raise RefusedError(f"{where}: syntax error, {error.message}; nothing is written, {hint}")
    if not facts.statements and order == "execution":
        raise RefusedError(f"`{notebook}` holds no cell with an execution count; run it and save it, or keep its order")
    if not facts.statements:
        raise RefusedError(f"`{notebook}` holds no Python code; nothing is written, name a notebook with code")
    return facts


def planned(
    notebook: "Path", name: str | None, plan_file: "Path | None" = None, order: "Order" = "document"
) -> Planned:
    """Plan the conversion of a notebook, as a person asked for it in `plan_file`."""
    if plan_file is None:
        return planned_as(notebook, name, Wishes(order=order))
    asked = read_plan(plan_file)
    name = name or asked.get("package")
    default = planned(notebook, name, order=order)
    wishes = wishes_in(asked, default.plan, default.facts)
    return planned_as(notebook, name, replace(wishes, order=order))


def planned_as(notebook: "Path", name: str | None, wishes: "Wishes") -> Planned:
    """Plan the conversion of a notebook as `wishes` ask for it."""
    if name is not None:
        require_importable(name)
    facts = facts_of(notebook, {wish.statement: wish.roles for wish in wishes.roles}, wishes.order)
    project = project_root(notebook, facts)
    plan = make_plan(facts, name or package_name(notebook.stem), relocations(facts, project), wishes=wishes)
    return Planned(facts, plan, emit(plan, facts), project)


def require_importable(name: str) -> None:
    """Raise where a package cannot have a name, or would hide the standard library."""
    if not (name.isidentifier() and name.isascii()) or keyword.iskeyword(name) or name.startswith("_"):
        why = "is no import name; letters, digits and underscores make one"
    elif name in sys.stdlib_module_names:
        why = "is a module of the standard library, which the package would hide; choose another --name"
    else:
        return
    raise NbhoistError(f"`{name}` {why}")


def planned_again(planned: Planned, ladder: "tuple[Rung, ...]") -> Planned:
    """Plan the same conversion with what the ladder gives up."""
    before = planned.plan
    plan = make_plan(planned.facts, before.package, before.relocations, ladder, before.wishes, before.without_path)
    return Planned(planned.facts, plan, emit(plan, planned.facts), planned.project)


def with_plan(planned: Planned, plan: "Plan | None", without_path: str = "") -> Planned:
    """The same conversion by a plan of which more is known, or by a new one without an inference path."""
    if plan is None:
        before = planned.plan
        plan = make_plan(planned.facts, before.package, before.relocations, before.ladder, before.wishes, without_path)
    return Planned(planned.facts, plan, emit(plan, planned.facts), planned.project)
