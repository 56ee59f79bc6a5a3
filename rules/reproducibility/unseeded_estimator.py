"""NBH404: a model that is random with the arguments given, without a seed."""

import ast
from collections.abc import Iterator

from nbhoist.knowledge.lookup import is_estimator
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._draws import is_unseeded, seeded


class UnseededEstimator(NodeRule[ast.Call]):
    """A model that is random with the arguments given, without a seed."""

    code = "NBH404"
    severity = "warning"
    applicability = "safe"
    message = "`{estimator}` is random with these arguments and differs from run to run; give it `{seed}=`"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per estimator that is made without a seed."""
        call = context.facts.call(node)
        made = call.fact is not None and call.fact.kind == "class" and call.fact.role != "split"
        if made and call.fact is not None and is_estimator(call.fact.name) and is_unseeded(call, context.facts):
            fix = self.fix(f"add `{call.fact.seed}=0`", seeded(call, context))
            yield self.at_node(context, node, estimator=call.fact.name.rpartition(".")[2], seed=call.fact.seed, fix=fix)
