"""One statement of the notebook as libcst nodes, with the rewrites that the plan records for it."""

import ast
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from nbhoist.analysis.text import Position, comments_at_end, node_span, span, statement_text, text_between
from nbhoist.codemod import rewrite
from nbhoist.refactor.emit.refused import refused
from nbhoist.refactor.passes.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.codemod.rewrite import Statement as Node
    from nbhoist.refactor.plan import Excerpt, Plan


_Place = tuple[int, int]
_Change = tuple[_Place, _Place, str]

SHOW = "show"  # of the package's observer: displays a value unless it is None, as the end of a cell does


class Context(NamedTuple):
    """What the text of a statement is written for: which expressions stand for settings, and where it will stand."""

    settings: "Mapping[tuple[str, str], str]"  # (section, key) → expression
    nested: bool  # inside a stage function
    builtins: frozenset[str] = frozenset()  # those that a name of the stage hides, though it is not bound yet


def nodes_of(statement: "Statement", plan: "Plan", facts: "Facts", context: Context) -> "tuple[Node, ...]":
    """The statement with its comments, rewritten as the plan says."""
    refusal = next((r for r in plan.refusals if r.statement == statement.id), None)
    if refusal is not None:
        return refused(statement, refusal, facts)
    text = statement_text(statement, facts)
    code = _with_edits(statement, plan, facts, context)
    found = tuple(n for node in rewrite.parse(code) for n in rewrite.unwrap_guard(node))
    if context.nested and isinstance(statement.node, ast.ClassDef) and statement.node.decorator_list:
        found = tuple(rewrite.with_qualified_name(node) for node in found)
    for transformer in _transformers(statement, plan, facts, context):
        found = tuple(_visited(node, transformer) for node in found)
    found += _kept_up_to_date(statement, plan)
    above = text.above
    if facts.of_cell(statement.cell)[-1] is statement:
        above = (*above, *comments_at_end((statement,), facts))
    return rewrite.with_comments(found, above, text.behind)


def _kept_up_to_date(statement: "Statement", plan: "Plan") -> "tuple[Node, ...]":
    """Functions of a module read the new value from `shared`."""
    names = sorted(statement.defines & set(plan.shared))
    return tuple(node for name in names for node in rewrite.parse(f"{SHARED}.{name} = {name}"))


def _visited(node: "Node", transformer: cst.CSTTransformer) -> "Node":
    result = node.visit(transformer)
    assert isinstance(result, cst.SimpleStatementLine | cst.BaseCompoundStatement)  # no transformer removes statements
    return result


def excerpt_text(excerpt: "Excerpt", plan: "Plan", facts: "Facts", context: Context) -> str:
    """A part of a statement, rewritten as the plan says and with what stands for its names."""
    statement = facts.statement(excerpt.statement)
    changes = [c for c in _changes(statement, plan, context) if excerpt.start <= c[0] and c[1] <= excerpt.end]
    lines = text_between(statement, Position(*excerpt.start), Position(*excerpt.end), facts).split("\n")
    (node,) = rewrite.parse(_changed(lines, excerpt.start, changes))
    for transformer in _transformers(statement, plan, facts, context):
        node = _visited(node, transformer)
    return cst.Module([_visited(node, rewrite.ReplaceNames(dict(excerpt.renamed)))]).code.strip()


def _with_edits(statement: "Statement", plan: "Plan", facts: "Facts", context: Context) -> str:
    """The code with literals replaced by settings and displayed values handed on."""
    start, _ = span(statement, facts)
    changes = [*_changes(statement, plan, context), *_display_edits(statement, plan, facts)]
    return _changed(statement_text(statement, facts).code.split("\n"), (start.line, start.column), changes)


def _changes(statement: "Statement", plan: "Plan", context: Context) -> "list[_Change]":
    """Edits of the plan and settings in the place of literals."""
    cuts = plan.path.edits if plan.path is not None else ()
    changes = [(e.start, e.end, e.text) for e in (*plan.edits, *cuts) if e.statement == statement.id]
    for setting in plan.configuration:
        expression = context.settings.get((setting.section, setting.key), "")
        changes += [(p.start, p.end, expression) for p in setting.places if p.statement == statement.id and expression]
    return changes


def _changed(lines: list[str], start: _Place, changes: "list[_Change]") -> str:
    """The lines, which begin at `start`, after the changes, last change first."""
    for begin, end, text in sorted(changes, reverse=True):
        _apply(lines, _relative(begin, start), _relative(end, start), text)
    return "\n".join(lines)


def _relative(place: _Place, start: _Place) -> _Place:
    line, column = place[0] - start[0], place[1]
    return line, column - (start[1] if line == 0 else 0)


def _apply(lines: list[str], start: _Place, end: _Place, text: str) -> None:
    head, tail = lines[start[0]][: start[1]], lines[end[0]][end[1] :]
    lines[start[0] : end[0] + 1] = [head + text + tail]


def _display_edits(statement: "Statement", plan: "Plan", facts: "Facts") -> "list[_Change]":
    for shown in plan.shown:
        if shown.statement == statement.id and isinstance(statement.node, ast.Expr):
            start, end = node_span(statement.node.value, statement, facts)
            first, last = (start.line, start.column), (end.line, end.column)
            if shown.returned:
                return [(first, first, "return ")]
            return [(first, first, f"{SHOW}("), (last, last, ")")]
    return []


def _transformers(
    statement: "Statement", plan: "Plan", facts: "Facts", context: Context
) -> "Sequence[cst.CSTTransformer]":
    found: list[cst.CSTTransformer] = []
    names = _name_expressions(statement, plan, facts, context)
    if names:
        found.append(rewrite.ReplaceNames(names))
    if plan.extras:
        found.append(rewrite.HandOver({extra.function: extra.names for extra in plan.extras}))
    if plan.relocations:
        found.append(rewrite.ReplaceStrings(dict(plan.relocations)))
    if context.nested and statement.names.assigns_global:
        found.append(rewrite.GlobalToNonlocal())
    return found


def _name_expressions(statement: "Statement", plan: "Plan", facts: "Facts", context: Context) -> dict[str, str]:
    """Names that another expression stands for: settings, and `__name__`, which is `__main__` in a notebook."""
    read = statement.reads | statement.names.captures
    found = {
        setting.name: context.settings[setting.section, setting.key]
        for setting in plan.configuration
        if setting.name in read and (setting.section, setting.key) in context.settings
    }
    if not context.nested:
        found |= {name: f"{SHARED}.{name}" for name in plan.shared if name in read}
    found |= {name: f"builtins.{name}" for name in context.builtins}
    if "__name__" in read:
        found["__name__"] = '"__main__"'
    return found
