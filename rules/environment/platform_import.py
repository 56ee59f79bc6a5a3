"""NBH207: a module or an object that exists on one platform only."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.knowledge.platform_names import platform_of_module, platform_of_name
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule


class PlatformImport(NotebookRule):
    """A module or an object that exists on one platform only."""

    code = "NBH207"
    severity = "note"
    one_note = True
    message = "`{name}` exists on {platform} only; keep what needs it in one place, or ask for the platform first"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per import, and per platform object that nothing defines."""
        defined = frozenset(name for statement in facts.statements for name in statement.defines)
        told: set[str] = set()
        for statement in facts.statements:
            if _asks_first(statement.node):
                continue
            for name, platform, node in _uses(statement, defined):
                if name not in told:
                    told.add(name)
                    place = node_place(facts.parsed(statement.cell), node)
                    yield self.at(facts.notebook, place, {"name": name, "platform": platform})


def _uses(statement: Statement, defined: frozenset[str]) -> Iterator[tuple[str, str, ast.stmt | ast.expr]]:
    for node in ast.walk(statement.node):
        for module in _modules(node):
            platform = platform_of_module(module)
            if platform and isinstance(node, ast.stmt):
                yield module, platform, node
        if isinstance(node, ast.Name) and node.id not in defined and isinstance(node.ctx, ast.Load):
            platform = platform_of_name(node.id)
            if platform:
                yield node.id, platform, node


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)][:1]
    return []


def _asks_first(node: ast.stmt) -> bool:
    """Whether the statement is there for other platforms, too: `try: import google.colab`, `if "google.colab" in ...`."""
    return isinstance(node, ast.Try | ast.If)
