"""Roles of statements: what each is there for, with the evidence."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.headings import headings, suggested_role
from nbhoist.analysis.role_calls import MAKES, TABLE_WORK, by_calls
from nbhoist.analysis.role_context import NOTHING_KNOWN, in_context, is_headline
from nbhoist.analysis.role_forms import (
    by_assignment,
    by_form,
    by_target,
    is_empty,
    is_selection,
    is_setting,
    only_prints,
    parts_rows,
)
from nbhoist.analysis.statement import Roles
from nbhoist.knowledge import spoken
from nbhoist.knowledge.constants import PLAIN_MAKERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.headings import Heading
    from nbhoist.analysis.statement import Statement

# what a statement that does several things is filed under
PRIORITY = "train tune load split evaluate predict save feature clean setup visualize explore config define import other".split()
_TAG = "nbhoist:"


def assigned_roles(facts: "Facts", given: "Mapping[str, tuple[str, ...]]") -> dict[str, Roles]:
    """Roles of every statement by its id; those that a person gave, by id, count before all others."""
    above = headings(facts.notebook)
    judge = _Judge(facts)
    assigned: dict[str, Roles] = {}
    for statement in facts.statements:
        found = _given(statement, given) or _tagged(statement)
        assigned[statement.id] = found or judge.roles(statement, above.get(statement.cell.id, ()))
        judge.remember(statement, assigned[statement.id])
    return assigned | _settled(assigned, facts)


def _settled(assigned: dict[str, Roles], facts: "Facts") -> dict[str, Roles]:
    """Roles of the statements of which little is known but what stands around them."""
    weak = frozenset(s.id for s in facts.statements if _is_weak(s, assigned[s.id]))
    found = in_context({i: roles.roles for i, roles in assigned.items()}, weak, facts) if weak else {}
    return {i: Roles((role,), (why,)) for i, (role, why) in found.items()}


def _is_weak(statement: "Statement", found: Roles) -> bool:
    looked_at = found.roles == ("explore",) and isinstance(statement.node, ast.Assign)
    guessed = found.evidence[0].startswith("heading") and isinstance(statement.node, ast.Assign)
    return looked_at or guessed or found.evidence == (NOTHING_KNOWN,) or is_headline(statement)


def _given(statement: "Statement", given: "Mapping[str, tuple[str, ...]]") -> Roles | None:
    roles = given.get(statement.id)
    return Roles(roles, ("the plan says so",) * len(roles)) if roles else None


def _tagged(statement: "Statement") -> Roles | None:
    for tag in statement.cell.tags:
        if tag.startswith(_TAG) and tag.removeprefix(_TAG) in PRIORITY:
            return Roles((tag.removeprefix(_TAG),), (f"tag `{tag}`",))
    return None


class _Judge:
    """Judges statement after statement, remembering what the names above hold."""

    def __init__(self, facts: "Facts") -> None:
        self._facts = facts
        self._prepared = _names_for_fit(facts)
        self._accumulated = _accumulated(facts)
        self._settings: set[str] = set()
        self._fitted: set[str] = set()  # what training gave
        self._predicted: set[str] = set()
        self._measured: set[str] = set()

    def remember(self, statement: "Statement", found: Roles) -> None:
        """Take up what a statement leaves for those below it."""
        role, drawn = found.roles[0], "visualize" in found.roles
        if role == "config":
            self._settings |= statement.defines
        if role in ("train", "tune") and MAKES not in found.evidence:
            self._fitted |= statement.defines - statement.reads
        if role == "predict" and not drawn:
            self._predicted |= statement.defines
        if (role == "evaluate" and not drawn) or role in ("train", "tune"):
            self._measured |= statement.defines if role == "evaluate" else _named(statement, "evaluate")

    def roles(self, statement: "Statement", above: "tuple[Heading, ...]") -> Roles:
        """The roles of the next statement, below those headings."""
        node = statement.node
        found = by_form(node) or self._setting(node) or by_target(node, self._facts)
        found = found or self._in_use(statement, by_calls(statement, self._facts))
        if not found and only_prints(node):
            found = self._showing(statement) or {"explore": "prints"}
        if not found and isinstance(node, ast.Expr) and statement.mutates:
            found = {"other": NOTHING_KNOWN}  # it shows nothing, but fills something
        found = found or _by_heading(above) or by_assignment(node) or {"other": NOTHING_KNOWN}
        ordered = sorted(found, key=PRIORITY.index)
        return Roles(tuple(ordered), tuple(found[role] for role in ordered))

    def _setting(self, node: ast.stmt) -> dict[str, str]:
        """Literals, and dates, paths and numbers made of them, are settings, unless something is added to them later."""
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None or is_empty(node.value):
            return {}
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        plain = all(isinstance(t, ast.Name | ast.Tuple) for t in targets)
        filled = any(isinstance(t, ast.Name) and t.id in self._accumulated for t in targets)
        if not plain or filled or not is_setting(node.value, self._settings, self._makes_settings):
            return {}
        return {"config": "literal"}

    def _makes_settings(self, func: ast.expr) -> bool:
        known = self._facts.value(func)
        return known is not None and (known.name in PLAIN_MAKERS or known.name.startswith("pathlib.Path."))

    def _in_use(self, statement: "Statement", found: dict[str, str]) -> dict[str, str]:
        """What table work is there for: to choose what is fitted, to show or work on what was predicted or measured."""
        if not set(found) <= TABLE_WORK:
            return found
        if parts_rows(statement.node) or (statement.defines & self._prepared and is_selection(statement.node)):
            return {"split": "chooses what is fitted"}
        drawn = {role: why for role, why in found.items() if role == "visualize"}
        if isinstance(statement.node, ast.Expr) and (not statement.mutates or set(found) == {"explore"}):
            return {**drawn, **self._showing(statement)} or {"explore": "shows a value"}
        if (found or isinstance(statement.node, ast.Assign)) and statement.reads & self._measured:
            return {**drawn, "evaluate": f"works on `{min(statement.reads & self._measured)}`"}
        return self._named(statement) or found

    def _showing(self, statement: "Statement") -> dict[str, str]:
        shown = statement.reads & (self._predicted | self._measured | self._fitted)
        return {"evaluate": f"shows `{min(shown)}`"} if shown else {}

    def _named(self, statement: "Statement") -> dict[str, str]:
        """What names say of a computation on what was fitted or predicted."""
        node = statement.node
        if not isinstance(node, ast.Assign | ast.AugAssign) or is_empty(node.value):
            return {}
        if not statement.reads & (self._fitted | self._predicted | self._measured):
            return {}
        for role in ("predict", "evaluate"):
            said = _named(statement, role)
            if said:
                return {role: f"`{min(said)}` says so"}
        return {}


def _named(statement: "Statement", role: str) -> frozenset[str]:
    return frozenset(name for name in statement.defines if spoken.of_variable(name) == role)


def _by_heading(above: "tuple[Heading, ...]") -> dict[str, str]:
    for heading in reversed(above):
        role = suggested_role(heading.title)
        if role:
            return {role: f"heading “{heading.title}”"}
    return {}


def _accumulated(facts: "Facts") -> frozenset[str]:
    """Names that something is added to after they are bound."""
    added = (n.target for s in facts.statements for n in s.nodes if isinstance(n, ast.AugAssign))
    return frozenset(target.id for target in added if isinstance(target, ast.Name))


def _names_for_fit(facts: "Facts") -> frozenset[str]:
    """Names that are handed to a split or a fit; a split may be made by hand, too."""
    names: set[str] = set()
    for statement in facts.statements:
        if parts_rows(statement.node):
            names |= statement.reads
        for node in statement.nodes:
            if isinstance(node, ast.Call) and _fits(facts.call(node), facts):
                names |= {a.id for a in facts.call(node).given if isinstance(a, ast.Name)}
    return frozenset(names)


def _fits(call: "BoundCall", facts: "Facts") -> bool:
    """Whether a call fits, or splits, what it is given."""
    if call.fact is not None:
        is_fit = isinstance(call.node.func, ast.Attribute) and call.node.func.attr in ("fit", "fit_transform")
        return is_fit or bool(call.fact.wraps) or call.fact.role in ("split", "train", "tune")
    own = call.target is not None and call.target.kind == "local"
    return own and not {"train", "tune"}.isdisjoint(facts.roles_of_function(call.qualified))
