"""NBH406: a loader shuffles or has workers, and nothing fixes what they draw."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.codemod.arguments import keyword_set
from nbhoist.knowledge.streams import stream_of
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._streams import seedings

_LOADER = "torch.utils.data.DataLoader"
_GENERATOR = "torch.Generator().manual_seed(0)"


class UnseededDataloader(NodeRule[ast.Call]):
    """A loader shuffles or has workers, and nothing fixes what they draw."""

    code = "NBH406"
    severity = "note"
    applicability = "unsafe"
    message = "the loader {why}; give it `generator=`{also}"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per loader without a generator whose order or workers are random."""
        call = context.facts.call(node)
        if call.fact is None or call.fact.name != _LOADER or call.spread or call.argument("generator") is not None:
            return
        workers = call.truthy("num_workers") and call.argument("worker_init_fn") is None and _draws(context.facts)
        shuffles = call.truthy("shuffle") and not any("torch" in s.streams for s in seedings(context.facts))
        if not workers and not shuffles:
            return
        why = "has workers that draw what nobody has seeded" if workers else "shuffles differently in every run"
        also = " and `worker_init_fn=`" if workers else ""
        known = any(s.names.may_define & {"torch"} for s in context.facts.statements)
        fix = (
            self.fix("add a seeded generator", keyword_set(context.parsed, node, "generator", _GENERATOR))
            if known
            else None
        )
        yield self.at_node(context, node, why=why, also=also, fix=fix)


def _draws(facts: Facts) -> bool:
    """Whether what workers run may draw: from numpy, from `random`, or in a random transformation."""
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Call):
                name = facts.call(node).qualified or ast.unparse(node.func)
                if stream_of(name) in ("numpy", "random") or name.rpartition(".")[2].startswith("Random"):
                    return True
    return False
