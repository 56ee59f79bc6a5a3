"""NBH708: an import stands below code that already works with data, or below other code of its cell."""

import ast
import sys
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.codemod.imports import at_top, import_added
from nbhoist.codemod.statements import dropped
from nbhoist.knowledge.libraries import LIBRARIES
from nbhoist.knowledge.names import library_of
from nbhoist.knowledge.side_imports import registers
from nbhoist.lint.diagnostic import Diagnostic, Fix
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

_SETS_UP = frozenset({"<environ>", "<options>", "<warnings>"})  # what any library may read when it is imported
_FINDS = frozenset({"<cwd>", "<environ>", "<unknown>"})  # what decides where a module of nobody's is found
_WORK = frozenset("load clean explore feature split train tune predict evaluate visualize save".split())


class LateImport(NotebookRule):
    """An import stands below code that already works with data, or below other code of its cell."""

    code = "NBH708"
    severity = "note"
    applicability = "safe"
    one_note = True
    message = "`{imported}` is imported below {what}; move the import up"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per import with such code above it; set-up that an import waits for is no such code."""
        earlier: list[Statement] = []
        for parsed in facts.cells:
            above: list[Statement] = []
            for statement in facts.of_cell(parsed.cell):
                if not isinstance(statement.node, ast.Import | ast.ImportFrom):
                    above += () if _is_docstring(statement.node) else (statement,)
                elif above and not any(s.effects & _waited_for(statement) for s in above):
                    yield self._late(
                        facts, statement, "other code of the cell", self._up_in_cell(facts, statement, above)
                    )
                elif not above and _comes_late(statement, earlier):
                    yield self._late(facts, statement, "the first work", self._up_to_imports(facts, statement, earlier))
            earlier += facts.of_cell(parsed.cell)

    def _late(self, facts: Facts, statement: Statement, what: str, fix: Fix | None) -> Diagnostic:
        words = {"imported": min(statement.defines, default="*"), "what": what}
        return self.at(facts.notebook, node_place(facts.parsed(statement.cell), statement.node), words, fix=fix)

    def _up_in_cell(self, facts: Facts, statement: Statement, above: list[Statement]) -> Fix | None:
        if not _may_pass(statement, above):
            return None
        parsed = facts.parsed(statement.cell)
        moved = at_top(parsed, ast.unparse(statement.node))
        return self.fix("move it to the top of the cell", moved, dropped(parsed, statement.node))

    def _up_to_imports(self, facts: Facts, statement: Statement, above: list[Statement]) -> Fix | None:
        waits = any(s.effects & _FINDS for s in above)
        if waits or not _may_pass(statement, above) or not _is_harmless(statement.node):
            return None
        parsed = facts.parsed(statement.cell)
        first = next((s for s in above if isinstance(s.node, ast.Import | ast.ImportFrom)), above[0])
        moved = import_added(facts, facts.parsed(first.cell), ast.unparse(statement.node))
        return self.fix("move it to the first imports", moved, dropped(parsed, statement.node))


def _waited_for(statement: Statement) -> frozenset[str]:
    """Effects above an import in its cell that it may be there for; a module may also be written first."""
    return _SETS_UP if _is_harmless(statement.node) else _SETS_UP | _FINDS | {"<files>"}


def _comes_late(statement: Statement, earlier: list[Statement]) -> bool:
    """Whether work stands in the cells above, and nothing there that the import of an unknown module may wait for."""
    if not _is_harmless(statement.node) and any(s.effects & _FINDS for s in earlier):
        return False
    return any(set(s.roles) & _WORK and not isinstance(s.node, _DEFINITIONS) for s in earlier)


_DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _may_pass(statement: Statement, above: list[Statement]) -> bool:
    """Whether nothing above uses or binds the names, so that they may be there earlier."""
    used = any(statement.defines & (s.reads | s.defines | s.deletes | s.names.captures) for s in above)
    return bool(statement.defines) and not used and not any(s.names.opaque for s in above)


def _is_harmless(node: ast.stmt) -> bool:
    """Whether all that is imported is known to do nothing when it is imported."""
    if isinstance(node, ast.ImportFrom):
        modules = [f"{node.module}.{alias.name}" for alias in node.names] if node.module and not node.level else [""]
    else:
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [""]
    known = all(library_of(m) in LIBRARIES or m.partition(".")[0] in sys.stdlib_module_names for m in modules)
    return known and not any(registers(module) for module in modules)


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
