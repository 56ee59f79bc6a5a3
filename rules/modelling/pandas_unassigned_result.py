"""NBH615: a frame is changed, and the changed one is thrown away."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule

from ._frames import is_table


class PandasUnassignedResult(NotebookRule):
    """A frame is changed, and the changed one is thrown away."""

    code = "NBH615"
    severity = "warning"
    message = "`{method}` gives a new table, which nothing takes; assign it, or remove the line"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per call that stands alone, and is not what its cell shows."""
        for parsed in facts.cells:
            statements = facts.of_cell(parsed.cell)
            for statement in statements[:-1]:
                node = statement.node
                call = node.value if isinstance(node, ast.Expr) else None
                if isinstance(call, ast.Call) and _is_lost(call, facts):
                    method = facts.call(call).qualified.rpartition(".")[2]
                    yield self.at(facts.notebook, node_place(parsed, call), {"method": method})


def _is_lost(node: ast.Call, facts: Facts) -> bool:
    call = facts.call(node)
    if call.fact is None or call.receiver is None or not is_table(call.receiver, facts) or call.spread:
        return False
    changes = call.fact.role in ("clean", "feature") and call.fact.returns in ("type:self", "pandas.NDFrame")
    in_place = bool(call.fact.mutates_if) and call.truthy(call.fact.mutates_if)
    return changes and not in_place and not call.fact.mutates and not any(call.argument(p) for p in call.fact.calls)
