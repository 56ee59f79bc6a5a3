"""NBH307: a request that trusts everybody, or waits for ever."""

import ast
from collections.abc import Iterator

from nbhoist.knowledge.hazards import hazard
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule


class UnverifiedRequest(NodeRule[ast.Call | ast.Attribute]):
    """A request that trusts everybody, or waits for ever."""

    code = "NBH307"
    severity = "warning"
    one_note = True
    message = "{what}; {cure}"
    nodes = (ast.Call, ast.Attribute)

    def check(self, node: ast.Call | ast.Attribute, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per request; those without a limit in time are a note, one for the notebook."""
        if isinstance(node, ast.Attribute):
            if hazard(context.facts.resolve(node) or "", "unverified") is not None:
                what = f"`{ast.unparse(node)}` trusts every server"
                yield self.at_node(context, node, what=what, cure="leave it out")
            return
        call = context.facts.call(node)
        found = hazard(call.qualified, "requests")
        if found is None:
            return
        given = {k.arg: k.value for k in node.keywords}
        verify = given.get("verify")
        if isinstance(verify, ast.Constant) and verify.value is False:
            yield self.at_node(context, node, what="`verify=False` trusts every server", cure="leave it out")
        elif found.parameter and found.parameter not in given and None not in given and len(node.args) <= 2:
            what = f"`{ast.unparse(node.func)}` waits for ever"
            yield self.at_node(context, node, "note", what=what, cure="add `timeout=`")
