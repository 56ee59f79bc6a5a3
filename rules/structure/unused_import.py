"""NBH709: an import that nothing in the notebook uses."""

import ast
import re
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
        """One diagnostic per name that no code, magic or cell that does not parse mentions."""
        used = frozenset(name for s in facts.statements for name in (*s.reads, *s.names.captures)) | _words(facts)
        for statement in facts.statements:
            node = statement.node
            if isinstance(node, ast.Import | ast.ImportFrom) and getattr(node, "module", "") != "__future__":
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    if name not in used and name != "*" and not _has_effect(node, alias):
                        place = node_place(facts.parsed(statement.cell), alias)
                        yield self.at(facts.notebook, place, {"imported": name}, fix=self._fix(facts, statement, alias))

    def _fix(self, facts: Facts, statement: Statement, alias: ast.alias) -> Fix | None:
        parsed, node = facts.parsed(statement.cell), statement.node
        assert isinstance(node, ast.Import | ast.ImportFrom)
        module = node.module or "" if isinstance(node, ast.ImportFrom) else alias.name
        known = library_of(module) in LIBRARIES or module.partition(".")[0] in sys.stdlib_module_names
        looked_up = any(s.names.opaque and not isinstance(s.node, ast.ImportFrom) for s in facts.statements)
        # what an unknown module does when it is imported nobody knows, nor which names `eval` asks for
        how: Applicability = "safe" if known and not looked_up else "unsafe"
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


def _words(facts: Facts) -> frozenset[str]:
    """Words of magics, of shell lines and of cells that do not parse: all of these may name what is imported."""
    texts = [f"{m.name} {m.argument} {m.body}" for parsed in facts.cells for m in parsed.magics]
    texts += [parsed.cell.source for parsed in facts.cells if parsed.tree is None]
    return frozenset(word for text in texts for word in re.findall(r"\w+", text))
