"""NBH306: text from data that is run as Python, SQL or a shell command."""

import ast
from collections.abc import Iterator

from nbhoist.knowledge.hazards import Hazard, hazard
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_CURES = {
    "evaluates": "`{function}` runs text from data as Python; take `ast.literal_eval`, or call the function itself",
    "sql": "SQL is put together from values; hand them over as parameters",
    "shell": "a shell runs a command put together from values; hand over a list of words without `shell=True`",
}
_TEXT_NAMES = ("sql", "query", "select", "insert", "update", "delete", "with", "create", "drop")


class CodeInjection(NodeRule[ast.Call]):
    """Text from data that is run as Python, SQL or a shell command."""

    code = "NBH306"
    severity = "warning"
    message = "{what}; {cure}"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per call that runs text with values filled in."""
        name = context.facts.call(node).qualified
        for kind, message in _CURES.items():
            found = hazard(name, kind)
            text = _argument(found, node, context) if found is not None else None
            if text is not None and _is_run(kind, text, node, context):
                what, _, cure = message.format(function=ast.unparse(node.func)).partition("; ")
                yield self.at_node(context, node, what=what, cure=cure)
                return


def _argument(found: Hazard, node: ast.Call, context: Context) -> ast.expr | None:
    given = context.facts.call(node).argument(found.parameter)
    return (
        given or next((k.value for k in node.keywords if k.arg == found.parameter), None) or next(iter(node.args), None)
    )


def _is_run(kind: str, text: ast.expr, node: ast.Call, context: Context) -> bool:
    if kind == "evaluates":
        return not isinstance(_value(text, context), ast.Constant) and not _is_source_file(text)
    if kind == "shell":
        flag = next((k.value for k in node.keywords if k.arg == "shell"), None)
        on = (isinstance(flag, ast.Constant) and flag.value is True) or context.facts.call(node).qualified.startswith(
            "os."
        )
        return on and _is_filled(_value(text, context), context)
    whole = _value(text, context)
    return _is_filled(whole, context) and any(word in ast.unparse(whole).lower() for word in _TEXT_NAMES)


def _value(text: ast.expr, context: Context) -> ast.expr:
    """What a name was last given in the same cell or function, where that is one assignment."""
    if not isinstance(text, ast.Name):
        return text
    statement = context.facts.statement_of(text)
    nodes = [s.node for s in context.facts.of_cell(statement.cell)] if statement is not None else []
    made = [
        n.value
        for node in nodes
        for n in ast.walk(node)
        if isinstance(n, ast.Assign) and any(isinstance(t, ast.Name) and t.id == text.id for t in n.targets)
    ]
    if not made:
        made = [
            s.node.value for s in context.facts.statements if text.id in s.defines and isinstance(s.node, ast.Assign)
        ]
    return made[0] if len(made) == 1 else text


def _is_filled(text: ast.expr, context: Context) -> bool:
    """Whether values that are not written out are filled into a text."""
    if isinstance(text, ast.JoinedStr):
        return any(_is_open(v.value, context) for v in text.values if isinstance(v, ast.FormattedValue))
    if isinstance(text, ast.BinOp) and isinstance(text.op, ast.Add | ast.Mod):
        sides = [text.left, text.right] if isinstance(text.op, ast.Add) else [text.right]
        return any(
            not isinstance(side, ast.Constant) and (_is_filled(side, context) or _is_open(side, context))
            for side in sides
        )
    if isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format":
        return any(_is_open(a, context) for a in (*text.args, *(k.value for k in text.keywords)))
    if isinstance(text, ast.Call) and text.args:  # text(...) around it
        return _is_filled(text.args[0], context)
    return False


def _is_open(value: ast.expr, context: Context) -> bool:
    """Whether a value may come from anywhere: not a literal, nor a name that is one."""
    if isinstance(value, ast.Tuple):
        return any(_is_open(item, context) for item in value.elts)
    if isinstance(value, ast.BinOp):
        return _is_open(value.left, context) or _is_open(value.right, context)
    if isinstance(value, ast.Name) and value.id.isupper():
        return False
    return not isinstance(_value(value, context), ast.Constant)


def _is_source_file(text: ast.expr) -> bool:
    """`exec(open("script.py").read())` runs a file of the project."""
    return (
        isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr in ("read", "read_text")
    )
