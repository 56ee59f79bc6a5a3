"""What a run would touch outside the project, with the cells: asked before anything is executed.

What only a run shows (a name put together, code in a string) is not found here; the run itself works in a copy.
"""

import ast
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from nbhoist.api.local_databases import only_local_databases
from nbhoist.api.shell_commands import shell_effects
from nbhoist.knowledge.outside import COPIERS, HTTP_WRITES, LIBRARIES, REMOVERS, SCHEMES, UPLOADS
from nbhoist.refactor.relocate import project_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.calls import BoundCall
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_HARMLESS = ("", "http-get")
_WORDS = {
    "database": "a database",
    "cloud": "cloud storage",
    "http-write": "an HTTP request that writes",
    "mail": "mail",
    "shell": "a shell command",
}
_TEMPORARY = ("/tmp/", "/var/tmp/", "/dev/")


def external_effects(facts: "Facts") -> tuple[str, ...]:
    """One clause for each statement that would reach outside the project."""
    harmless = {"database"} if only_local_databases(facts) else set()
    return tuple(
        f"cell {statement.cell.index + 1}, line {statement.line}: {_WORDS.get(kind, kind)}, `{what}`"
        for statement in facts.statements
        for kind, what in dict.fromkeys(_reaches(statement, facts))
        if kind not in harmless
    )


def _reaches(statement: "Statement", facts: "Facts") -> "Iterator[tuple[str, str]]":
    """What a statement reaches: kind and name."""
    yield from shell_effects(statement)
    for node in ast.walk(statement.node):
        if isinstance(node, ast.Call):
            yield from _of_call(facts.call(node), facts.resolve(node.func) or _method(node))
            yield from _written(node, facts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            scheme = node.value.partition("://")[0].partition("+")[0].lower() if "://" in node.value else ""
            if scheme in SCHEMES:
                yield SCHEMES[scheme], f"{scheme}://…"


def _of_call(call: "BoundCall", name: str) -> "Iterator[tuple[str, str]]":
    fact = call.fact
    if fact is not None and fact.external not in _HARMLESS:
        yield fact.external, fact.name
    elif name in HTTP_WRITES or (name == "urllib.request.urlopen" and len(call.given) > 1):
        yield "http-write", name
    elif name in UPLOADS:
        yield "cloud", name
    elif library := _library(name):
        yield LIBRARIES[library], name


def _method(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _library(name: str) -> str:
    parts = name.split(".")
    tops = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((top for top in tops if top in LIBRARIES), "")


def _written(node: ast.Call, facts: "Facts") -> "Iterator[tuple[str, str]]":
    """Absolute paths outside the project that a call is given to write to or to remove, as far as they are written out."""
    call = facts.call(node)
    name = facts.resolve(node.func) or getattr(node.func, "id", "")
    texts = [a.value for a in call.given if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if name in ("open", "builtins.open"):
        texts = texts[:1] if any(set(mode) & set("wax+") and len(mode) < 4 for mode in texts[1:]) else []
    elif name in COPIERS:
        texts = texts[-1:] if len(texts) == len(call.given) or texts[-1:] == [_literal(node.args[-1:])] else []
    elif name not in REMOVERS and (call.fact is None or call.fact.files != "write"):
        return
    for text in texts:
        if _is_outside(text, facts):
            yield "a file outside the project", text[:60]


def _literal(nodes: list[ast.expr]) -> object:
    return nodes[0].value if nodes and isinstance(nodes[0], ast.Constant) else None


def _is_outside(text: str, facts: "Facts") -> bool:
    absolute = PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute() or text.startswith("~")
    if not absolute or text.startswith(_TEMPORARY):
        return False
    return not Path(text).is_relative_to(project_root(facts.notebook.path, facts).resolve())
