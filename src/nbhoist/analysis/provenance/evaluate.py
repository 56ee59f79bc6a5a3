"""What expressions give, by their form."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance import calling, selecting
from nbhoist.analysis.provenance.assigning import bind, bind_items, texts
from nbhoist.analysis.provenance.traced import NOTHING, Part, Traced, combined, joined
from nbhoist.knowledge.frame_columns import ABOUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbhoist.analysis.provenance.run import Run


def evaluate(node: ast.expr, run: "Run") -> Traced:
    """What `node` gives."""
    found = _HANDLERS.get(type(node))
    if found is not None:
        return found(node, run)
    return combined([run.value(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)])


def _constant(node: ast.Constant, run: "Run") -> Traced:
    return Traced(constant=node.value) if isinstance(node.value, str | int | float) else NOTHING


def _name(node: ast.Name, run: "Run") -> Traced:
    return run.look_up(node.id)


def _sequence(node: ast.Tuple | ast.List | ast.Set, run: "Run") -> Traced:
    items = [run.value(item) for item in node.elts]
    found = combined(items)
    constants = tuple(item.constant for item in items)
    if items and all(isinstance(c, str) for c in constants):
        found = found._replace(constant=constants)
    elif not isinstance(node, ast.Tuple) and items and all(_is_number(item) for item in node.elts):
        return Traced(parts=frozenset({Part(run.table(), "all")}), is_table=True, fresh=True)
    return found._replace(items=tuple(items) if len(items) < 40 else None)


def _is_number(node: ast.expr) -> bool:
    if isinstance(node, ast.List | ast.Tuple):
        return bool(node.elts) and all(_is_number(item) for item in node.elts)
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _dict(node: ast.Dict, run: "Run") -> Traced:
    values = [run.value(value) for value in node.values]
    keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
    named = [(key, value) for key, value in zip(keys, values, strict=True) if isinstance(key, str)]
    return combined(values)._replace(entries=tuple(named) if len(named) == len(keys) else None)


def _attribute(node: ast.Attribute, run: "Run") -> Traced:
    base = run.value(node.value)
    if base.instance is not None:
        return base.instance.attributes.get(node.attr, NOTHING)
    spelled = run.names.get(ast.unparse(node)) if isinstance(node.value, ast.Name) else None
    if spelled is not None:
        return spelled
    if not base.is_table:
        return NOTHING if base.objects else base._replace(items=None, constant=None)
    if node.attr == "columns":
        return Traced(columns=base.columns)
    if node.attr in ABOUT:
        return Traced(parts=base.parts) if node.attr == "index" else NOTHING
    return selecting.attribute(base, node.attr)


def _subscript(node: ast.Subscript, run: "Run") -> Traced:
    return selecting.subscript(node, run)


def _binary(node: ast.BinOp, run: "Run") -> Traced:
    sides = [run.value(node.left), run.value(node.right)]
    found = combined(sides)
    known = [side.constant for side in sides]
    if isinstance(node.op, ast.Add) and all(isinstance(c, tuple) for c in known):
        return found._replace(constant=(*known[0], *known[1]))  # type: ignore[misc]  # both are tuples
    return found


def _compare(node: ast.Compare, run: "Run") -> Traced:
    found = combined([run.value(node.left), *(run.value(other) for other in node.comparators)])
    # whether something is above a mean makes a label, or chooses rows, far more often than a feature
    return found._replace(taints=frozenset(t for t in found.taints if t.lesson.kind != "statistic"))


def _choice(node: ast.IfExp, run: "Run") -> Traced:
    run.value(node.test)
    return joined(run.value(node.body), run.value(node.orelse))


def _comprehension(node: ast.ListComp | ast.SetComp | ast.GeneratorExp, run: "Run") -> Traced:
    chosen = _filtered(node, run) if isinstance(node, ast.ListComp) else None
    if chosen is not None:
        return chosen
    return _within(node, lambda: run.value(node.elt), run)


def _filtered(node: ast.ListComp, run: "Run") -> Traced | None:
    """`[c for c in frame.columns if c not in ("a", "b")]`: the columns of a frame but some."""
    only = node.generators[0]
    if len(node.generators) > 1 or ast.unparse(node.elt) != ast.unparse(only.target):
        return None
    held = run.value(only.iter)
    left_out: set[str] = set()
    for condition in only.ifs:
        names = _left_out(condition, ast.unparse(node.elt), run)
        if names is None:
            return None
        left_out |= names
    if held.columns is None or held.is_table:
        return None
    return Traced(columns=held.columns._replace(without=held.columns.without | left_out))


def _left_out(condition: ast.expr, name: str, run: "Run") -> frozenset[str] | None:
    """The texts that `name != "a"` or `name not in ("a", "b")` leave out; None where it is another condition."""
    if not isinstance(condition, ast.Compare) or ast.unparse(condition.left) != name or len(condition.ops) != 1:
        return None
    if not isinstance(condition.ops[0], ast.NotEq | ast.NotIn):
        return None
    return texts(run.value(condition.comparators[0]))


def _dict_comprehension(node: ast.DictComp, run: "Run") -> Traced:
    return _within(node, lambda: run.value(node.value), run)


def _within(
    node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, value: "Callable[[], Traced]", run: "Run"
) -> Traced:
    before, loops = dict(run.names), run.loops
    run.loops = (*loops, node)
    for generator in node.generators:
        bind_items(generator.target, generator.iter, run)
    found = value()._replace(constant=None, columns=None)
    run.loops = loops
    run.names.clear()
    run.names.update(before)
    return found


def _walrus(node: ast.NamedExpr, run: "Run") -> Traced:
    value = run.value(node.value)
    bind(node.target, value, run)
    return value


def _lambda(node: ast.Lambda, run: "Run") -> Traced:
    return Traced(code=node)


def _text(node: ast.JoinedStr, run: "Run") -> Traced:
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            run.value(part.value)
    return NOTHING


_HANDLERS: "dict[type[ast.expr], Callable[..., Traced]]" = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Tuple: _sequence,
    ast.List: _sequence,
    ast.Set: _sequence,
    ast.Dict: _dict,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Call: calling.call,
    ast.BinOp: _binary,
    ast.Compare: _compare,
    ast.IfExp: _choice,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.DictComp: _dict_comprehension,
    ast.NamedExpr: _walrus,
    ast.Lambda: _lambda,
    ast.JoinedStr: _text,
}
