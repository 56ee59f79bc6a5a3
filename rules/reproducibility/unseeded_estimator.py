"""NBH404: a model that is random with the arguments given, without a seed."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.knowledge.lookup import is_estimator
from nbhoist.lint.diagnostic import Diagnostic, Related
from nbhoist.lint.rule import Context, NodeRule

from ._draws import calls_that_pass, is_unseeded, seeded


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
            name = call.fact.name.rpartition(".")[2]
            found = self.at_node(context, node, estimator=name, seed=call.fact.seed, fix=fix)
            yield found._replace(related=_callers(node, context.facts))


def _callers(node: ast.Call, facts: Facts) -> tuple[Related, ...]:
    """Where the arguments come from that a function hands on as `**kwargs`."""
    spread = [k.value for k in node.keywords if k.arg is None]
    places = [(facts.statement_of(made), made) for value in spread for made in calls_that_pass(value, node, facts)]
    return tuple(Related("its arguments are given here", s.cell.index, made.lineno) for s, made in places if s)
