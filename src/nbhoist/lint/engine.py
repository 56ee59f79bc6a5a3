"""Run rules over one notebook: one walk, each rule on its own, suppressions and secrets last."""

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from nbhoist.analysis.facts import build_facts
from nbhoist.lint.diagnostic import Crash, order, said
from nbhoist.lint.finish import finish
from nbhoist.lint.policy import Policy
from nbhoist.lint.rule import Context, NodeRule, NotebookRule, SuppressionRule
from nbhoist.lint.suppression import silence, suppressions
from nbhoist.lint.walk import walk

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Iterable, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.lint.diagnostic import Diagnostic
    from nbhoist.lint.rule import Rule
    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.model import Notebook


NO_POLICY = Policy()


class Linted(NamedTuple):
    """What the rules found in one notebook, in document order, and which of them failed."""

    diagnostics: "tuple[Diagnostic, ...]"
    crashes: tuple[Crash, ...] = ()


def lint(
    notebook: "Notebook",
    rules: "Sequence[Rule]",
    python_magics: "Iterable[str]" = (),
    *,
    policy: Policy = NO_POLICY,
    merge: bool = True,
) -> Linted:
    """Run `rules` over `notebook`; `python_magics` name further cell magics whose body is Python.

    With `merge`, diagnostics that say the same of one line are one, and so are the notes of rules that want it.
    """
    try:
        facts = build_facts(notebook, frozenset(python_magics))
    except Exception as error:
        return Linted((), (Crash("", "analysis", notebook.path, None, said(error)),))
    found: list[Diagnostic] = []
    crashes: list[Crash] = []
    node_rules = _by_node_class(rule for rule in rules if isinstance(rule, NodeRule))
    for parsed in facts.cells if node_rules else ():
        if parsed.tree is not None:
            _walk_cell(facts, parsed, parsed.tree, node_rules, found, crashes)
    for rule in rules:
        if isinstance(rule, NotebookRule):
            _guarded(rule, notebook, None, partial(rule.check, facts), found, crashes)
    one_note = frozenset(rule.code for rule in rules if rule.one_note)
    kept = [policy.weighed(d) for d in _unsuppressed(facts, rules, found, crashes) if policy.keeps(notebook, d)]
    return Linted(finish(facts, sorted(kept, key=order), one_note, merge=merge, silenced=found), tuple(crashes))


def _unsuppressed(
    facts: "Facts", rules: "Sequence[Rule]", found: "list[Diagnostic]", crashes: list[Crash]
) -> "list[Diagnostic]":
    """What no comment silences, and what there is to say of comments that silence nothing."""
    comments = suppressions(facts)
    kept, used = silence(comments, found)
    left = list(kept)
    judges = [rule for rule in rules if isinstance(rule, SuppressionRule)]
    if judges:
        ran = {name for rule in rules for name in (rule.code.lower(), rule.name)}
        named = [(number, s, name) for number, s in enumerate(comments) for name in sorted(s.names & ran)]
        idle = [(s, name) for number, s, name in named if (number, name) not in used]
        for rule in judges:
            _guarded(rule, facts.notebook, None, partial(rule.check, facts.notebook, idle), left, crashes)
    return left


def _by_node_class(rules: "Iterable[NodeRule[Any]]") -> "dict[type[ast.AST], list[NodeRule[Any]]]":
    handlers: dict[type[ast.AST], list[NodeRule[Any]]] = {}
    for rule in rules:
        for node_class in rule.nodes:
            handlers.setdefault(node_class, []).append(rule)
    return handlers


def _walk_cell(
    facts: "Facts",
    parsed: "ParsedCell",
    tree: "ast.Module",
    handlers: "dict[type[ast.AST], list[NodeRule[Any]]]",
    found: "list[Diagnostic]",
    crashes: list[Crash],
) -> None:
    parents: dict[int, ast.AST] = {}
    context = Context(facts, parsed, parents)
    for node in walk(tree, parents):
        for rule in handlers.get(type(node), ()):
            _guarded(rule, facts.notebook, parsed.cell.index, partial(rule.check, node, context), found, crashes)


def _guarded(
    rule: "Rule",
    notebook: "Notebook",
    cell: int | None,
    check: "Callable[[], Iterable[Diagnostic]]",
    found: "list[Diagnostic]",
    crashes: list[Crash],
) -> None:
    """Run one check; whatever it raises is reported once per rule and cell, and the run goes on."""
    try:
        found.extend(check())
    except Exception as error:
        crash = Crash(rule.code, rule.name, notebook.path, cell, said(error))
        if not any((c.code, c.cell) == (crash.code, crash.cell) for c in crashes):
            crashes.append(crash)
