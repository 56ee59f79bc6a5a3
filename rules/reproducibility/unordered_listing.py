"""NBH410: files or items of a set are gone through in an order that nothing fixes."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.codemod.text import replaced
from nbhoist.knowledge.streams import ORDER_FREE
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_TO_LIST = frozenset({"builtins.list", "builtins.tuple", "builtins.enumerate"})


class UnorderedListing(NodeRule[ast.Call]):
    """Files or items of a set are gone through in an order that nothing fixes."""

    code = "NBH410"
    severity = "warning"
    applicability = "unsafe"
    message = "`{function}` gives its items in no fixed order; go through `sorted(…)` of them"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per listing, or list of a set, whose order matters to what takes it."""
        call = context.facts.call(node)
        lists = call.fact is not None and call.fact.unordered
        if not (lists or _lists_set(node, context)) or not _order_matters(node, context):
            return
        inner = node if lists else node.args[0]
        text = ast.get_source_segment(context.parsed.python, inner)
        whole = lists or call.fact is None or call.fact.name != "builtins.enumerate"
        edit = replaced(context.parsed, node if whole else inner, f"sorted({text})") if text else None
        fix = self.fix("go through them in order", (edit,) if edit is not None else None)
        name = call.qualified.rpartition(".")[2] if lists else "set"
        yield self.at_node(context, node, function=name, fix=fix)


def _lists_set(node: ast.Call, context: Context) -> bool:
    """Whether a set is made a list."""
    call = context.facts.call(node)
    if call.fact is None or call.fact.name not in _TO_LIST or len(node.args) != 1:
        return False
    value = context.facts.value(node.args[0])
    return value is not None and value.kind == "instance" and value.name == "builtins.set"


def _order_matters(node: ast.Call, context: Context) -> bool:
    """Whether items are gone through, and nobody puts them in order or only counts them."""
    inner: ast.AST = node
    for outer in context.ancestors(node):
        if isinstance(outer, ast.Call):
            fact = context.facts.call(outer).fact
            if fact is not None and fact.name in ORDER_FREE:
                return False
        if isinstance(outer, ast.For) and inner is outer.iter:
            return inner is not node or _gathers(outer)
        if isinstance(outer, ast.comprehension):
            by_key = isinstance(context.parent(outer), ast.DictComp) and inner is node and not _numbers(node, context)
            return not by_key and not _is_sorted_above(outer, context)
        if isinstance(outer, ast.Return):
            return not context.facts.call(node).fact or _lists_set(node, context)
        if isinstance(outer, ast.Assign):
            return inner is outer.value and _is_gone_through(outer, context.facts)
        if isinstance(outer, ast.stmt):
            return False
        inner = outer
    return False


def _is_sorted_above(node: ast.AST, context: Context) -> bool:
    for outer in context.ancestors(node):
        if isinstance(outer, ast.SetComp):
            return True
        if isinstance(outer, ast.Call):
            fact = context.facts.call(outer).fact
            return fact is not None and fact.name in ORDER_FREE
        if isinstance(outer, ast.Assign):
            return not _is_gone_through(outer, context.facts)
        if isinstance(outer, ast.stmt):
            return isinstance(outer, ast.Expr)
    return False


def _numbers(node: ast.Call, context: Context) -> bool:
    fact = context.facts.call(node).fact
    return fact is not None and fact.name == "builtins.enumerate"


def _gathers(loop: ast.For) -> bool:
    """Whether a loop puts one thing behind the other."""
    return any(
        isinstance(node, ast.AugAssign | ast.Yield)
        or (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _adds_to(node.targets, node.value))
        or (isinstance(node, ast.Attribute) and node.attr in ("append", "extend", "insert", "update", "write"))
        for statement in loop.body
        for node in ast.walk(statement)
    )


def _adds_to(targets: list[ast.expr], call: ast.Call) -> bool:
    """Whether a call gets, in a list, what it gives back: `frame = concat([frame, part])`."""
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    listed = (item for given in call.args if isinstance(given, ast.List | ast.Tuple) for item in given.elts)
    return any(isinstance(item, ast.Name) and item.id in names for item in listed)


def _is_gone_through(node: ast.Assign, facts: Facts) -> bool:
    """Whether what a name is given is iterated or indexed, and sorted nowhere."""
    names = {target.id for target in node.targets if isinstance(target, ast.Name)}
    names |= {ast.unparse(target) for target in node.targets if isinstance(target, ast.Attribute)}
    roots = {name.partition(".")[0] for name in names}
    own = facts.statement_of(node)
    used = False
    for statement in facts.statements:
        for inner in (
            ast.walk(statement.node) if statement is own or roots & (statement.reads | statement.defines) else ()
        ):
            if isinstance(inner, ast.Call) and _sorts(inner, names, facts):
                return False
            of_name = isinstance(inner, ast.For | ast.comprehension) and _is_named(inner.iter, names)
            of_part = isinstance(inner, ast.Subscript) and _is_named(inner.value, names)
            of_place = isinstance(inner, ast.Attribute) and inner.attr == "index" and _is_named(inner.value, names)
            used = used or of_name or of_part or of_place
    return used


def _sorts(node: ast.Call, names: set[str], facts: Facts) -> bool:
    if (
        isinstance(node.func, ast.Attribute)
        and node.func.attr in ("sort", "shuffle")
        and _is_named(node.func.value, names)
    ):
        return True
    fact = facts.call(node).fact
    ordering = fact is not None and (fact.name == "builtins.sorted" or fact.mutates == ("x",))
    return ordering and any(_is_named(argument, names) for argument in node.args)


def _is_named(node: ast.expr, names: set[str]) -> bool:
    if isinstance(node, ast.Call) and node.args:
        return _is_named(node.args[0], names)
    return isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) in names
