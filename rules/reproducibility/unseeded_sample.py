"""NBH408: rows are sampled, shuffled or generated without a seed."""

import ast
from collections.abc import Iterator

from nbhoist.knowledge.lookup import is_estimator
from nbhoist.knowledge.streams import stream_of
from nbhoist.lint.diagnostic import Diagnostic, Severity
from nbhoist.lint.rule import Context, NodeRule

from ._draws import drawing, is_unseeded, seeded

_FRAMEWORKS = frozenset({"torch", "tensorflow"})


class UnseededSample(NodeRule[ast.Call]):
    """Rows are sampled, shuffled or generated without a seed."""

    code = "NBH408"
    severity = "warning"
    applicability = "safe"
    message = "`{function}` draws at random and differs from run to run; give it `{seed}=`"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per call that draws by itself, without a seed."""
        call = drawing(context.facts.call(node))
        fact = call.fact
        if fact is None or fact.role in ("split", "train", "tune", "evaluate") or is_estimator(fact.name):
            return
        looked_at = call.receiver is not None and isinstance(context.parent(node), ast.Expr)
        if stream_of(fact.name) not in _FRAMEWORKS and is_unseeded(call, context.facts):
            name = fact.name.rpartition(".")[2]
            fix = self.fix(f"add `{fact.seed}=0`", seeded(call, context))
            severity: Severity | None = "note" if looked_at else None
            yield self.at_node(context, node, severity, fix, function=name, seed=fact.seed)
