"""NBH305: data that runs code when it is read."""

import ast
from collections.abc import Iterator

from nbhoist.knowledge.hazards import Hazard, hazard
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule


class UnsafeDeserialisation(NodeRule[ast.Call]):
    """Data that runs code when it is read."""

    code = "NBH305"
    severity = "warning"
    message = "`{function}` runs code that the file holds; {cure}"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per call that reads such data, unless the notebook wrote it."""
        name = context.facts.call(node).qualified
        found = hazard(name, "deserialises")
        if found is None or _is_safe(found, node) or _is_own(node, context):
            return
        yield self.at_node(context, node, function=ast.unparse(node.func), cure=_cure(found, name))


def _is_safe(found: Hazard, node: ast.Call) -> bool:
    given = next((k.value for k in node.keywords if k.arg == found.parameter), None)
    if given is None and 0 <= found.position < len(node.args):
        given = node.args[found.position]
    if found.unsafe:
        return given is None or (isinstance(given, ast.Constant) and given.value not in found.unsafe)
    if isinstance(given, ast.Constant):
        return given.value in found.safe
    return isinstance(given, ast.Attribute | ast.Name) and ast.unparse(given).rpartition(".")[2] in found.safe


def _is_own(node: ast.Call, context: Context) -> bool:
    """Whether the notebook itself writes what it reads here: the same path, or bytes that it made."""
    wanted = _paths(node, context)
    if not wanted:
        return False
    for statement in context.facts.statements:
        if not set(statement.roles) & {"save"} and "dump" not in ast.unparse(statement.node):
            continue
        for call in ast.walk(statement.node):
            if (
                isinstance(call, ast.Call)
                and call is not node
                and _writes(call, context)
                and wanted & _paths(call, context)
            ):
                return True
    return False


def _writes(call: ast.Call, context: Context) -> bool:
    bound = context.facts.call(call)
    name = bound.qualified.rpartition(".")[2]
    if name == "open":
        mode = bound.argument("mode")
        return isinstance(mode, ast.Constant) and any(letter in str(mode.value) for letter in "wax")
    return name in ("dump", "dumps", "save", "to_pickle", "savez")


def _paths(call: ast.Call, context: Context) -> set[str]:
    """The source of what names a file in the call: its texts and names, also through `open(…)` and `with`."""
    found: set[str] = set()
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            found.add(repr(argument.value))
        elif isinstance(argument, ast.Name | ast.Attribute | ast.BinOp | ast.JoinedStr):
            found |= _opened(argument, context) or {ast.unparse(argument)}
        elif isinstance(argument, ast.Call):
            found |= _paths(argument, context)
    return found - {repr(mode) for mode in ("r", "rb", "w", "wb", "a", "ab")}


def _opened(argument: ast.expr, context: Context) -> set[str]:
    """The paths of the file that a name stands for."""
    if not isinstance(argument, ast.Name):
        return set()
    statement = context.facts.statement_of(argument)
    found: set[str] = set()
    for inner in ast.walk(statement.node) if statement is not None else ():
        if isinstance(inner, ast.withitem) and isinstance(inner.context_expr, ast.Call):
            named = isinstance(inner.optional_vars, ast.Name) and inner.optional_vars.id == argument.id
            found |= _paths(inner.context_expr, context) if named else set()
    return found


def _cure(found: Hazard, name: str) -> str:
    if name.startswith("yaml."):
        return "take `yaml.safe_load`"
    if name == "torch.load":
        return "add `weights_only=True`"
    if found.parameter == "allow_pickle":
        return "leave `allow_pickle` out, or store plain arrays"
    return "read it from a source that you trust only, or store it as data"
