"""NBH709: an import that nothing in the notebook uses."""

import ast
import sys
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.statement import Statement
from nbhoist.codemod.statements import dropped
from nbhoist.codemod.text import replaced
from nbhoist.knowledge.libraries import LIBRARIES
from nbhoist.knowledge.names import library_of
from nbhoist.knowledge.side_imports import registers
from nbhoist.lint.diagnostic import Applicability, Diagnostic, Fix
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule


class UnusedImport(NotebookRule):
    """An import that nothing in the notebook uses."""

    code = "NBH709"
    severity = "note"
    applicability = "safe"
    message = "`{imported}` is imported, and nothing in the notebook uses it; remove the import"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per name; silent where some code cannot be read."""
        if any(parsed.tree is None for parsed in facts.cells) or any(s.names.opaque for s in facts.statements):
            return
        used = frozenset(name for s in facts.statements for name in (*s.reads, *s.names.captures))
        text = _other_text(facts)
        for statement in facts.statements:
            node = statement.node
            if isinstance(node, ast.Import | ast.ImportFrom) and getattr(node, "module", "") != "__future__":
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    if name not in used and name != "*" and name not in text and not _has_effect(node, alias):
                        place = node_place(facts.parsed(statement.cell), alias)
                        yield self.at(facts.notebook, place, {"imported": name}, fix=self._fix(facts, statement, alias))

    def _fix(self, facts: Facts, statement: Statement, alias: ast.alias) -> Fix | None:
        parsed, node = facts.parsed(statement.cell), statement.node
        assert isinstance(node, ast.Import | ast.ImportFrom)
        module = node.module or "" if isinstance(node, ast.ImportFrom) else alias.name
        known = library_of(module) in LIBRARIES or module.partition(".")[0] in sys.stdlib_module_names
        how: Applicability = "safe" if known else "unsafe"  # what it does when it is imported, nobody knows
        if len(node.names) == 1:
            return self.fix("remove the import", dropped(parsed, node), applicability=how)
        kept = [other for other in node.names if other is not alias]
        fresh = ast.Import(kept) if isinstance(node, ast.Import) else ast.ImportFrom(node.module, kept, node.level)
        edit = replaced(parsed, node, ast.unparse(fresh))
        return self.fix("remove the name from the import", (edit,) if edit is not None else None, applicability=how)


def _has_effect(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> bool:
    """Whether importing does something by itself."""
    module = f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
    return registers(module)


def _other_text(facts: Facts) -> str:
    """Magics and shell lines, which may name what is imported."""
    return " ".join(f"{magic.name} {magic.argument}" for parsed in facts.cells for magic in parsed.magics)
