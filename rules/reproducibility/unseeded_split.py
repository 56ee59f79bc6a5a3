"""NBH403: data split at random without a seed."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._draws import is_unseeded, seeded


class UnseededSplit(NodeRule[ast.Call]):
    """Data split at random without a seed."""

    code = "NBH403"
    severity = "warning"
    applicability = "safe"
    message = "`{function}` splits at random and differs from run to run; give it `{seed}=`"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per splitting call without a seed."""
        call = context.facts.call(node)
        splits = call.fact is not None and call.fact.role == "split" and call.receiver is None
        if call.fact is not None and splits and is_unseeded(call, context.facts):
            fix = self.fix(f"add `{call.fact.seed}=0`", seeded(call, context))
            yield self.at_node(context, node, function=call.fact.name.rpartition(".")[2], seed=call.fact.seed, fix=fix)
