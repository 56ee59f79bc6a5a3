"""Take the user's own modules along, and import them from the package.

Precondition: imports are placed. Postcondition: every import of a local module, wherever it stands, is an import from
the package; a `%%writefile` that makes such a module only says so.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.refactor.edits import replacing
from nbhoist.refactor.local_modules import beside, local_modules, moved_imports, moved_text, new_tops, written_modules
from nbhoist.refactor.plan import Carried, Edit, Rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan


def carry_modules(plan: "Plan", facts: "Facts") -> "Plan":
    """Record the modules that come along and the edits of what imports them."""
    modules = local_modules(facts)
    if not modules:
        return plan
    tops = new_tops(modules)
    found = tuple(
        Carried(m.name, tops[m.top] + m.name[len(m.top) :], moved_text(m, tops, plan.package)) for m in modules
    )
    edits = tuple(e for s in facts.statements for e in _edits(s, tops, plan.package, facts))
    written = written_modules(facts)
    kept = tuple(e for e in plan.edits if e.statement not in written)
    said = tuple(_said(facts.statement(key), f"{module.name}.py", facts) for key, module in written.items())
    rewrites = tuple(Rewrite(e.statement, "import from the package", f"`{e.text}`") for e in edits)
    return replace(plan, modules=found, edits=kept + said + edits, rewrites=plan.rewrites + rewrites)


def _said(statement: "Statement", file: str, facts: "Facts") -> Edit:
    """`%%writefile` prints which file it writes."""
    return replacing(statement.node, statement, facts, f'print("Writing {file}")')


def _edits(statement: "Statement", tops: dict[str, str], package: str, facts: "Facts") -> "Iterator[Edit]":
    for node in ast.walk(statement.node):
        if isinstance(node, ast.Import | ast.ImportFrom):
            lines = moved_imports(node, tops, package)
            if lines is not None:
                yield replacing(node, statement, facts, "; ".join(lines))
        elif isinstance(node, ast.Call) and (script := beside(node)) is not None:
            if tops.get(str(script.value), script.value) != script.value:
                yield replacing(script, statement, facts, repr(tops[str(script.value)]))
        elif isinstance(node, ast.Call) and facts.resolve(node.func) == "importlib.import_module":
            yield from _named_module(node, statement, tops, package, facts)


def _named_module(
    node: ast.Call, statement: "Statement", tops: dict[str, str], package: str, facts: "Facts"
) -> "Iterator[Edit]":
    given = node.args[0] if node.args else None
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        top, dot, rest = given.value.partition(".")
        if top in tops:
            yield replacing(given, statement, facts, repr(f"{package}.{tops[top]}{dot}{rest}"))
