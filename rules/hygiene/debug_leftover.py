"""NBH801: what was there to look for a fault, to wait, or to stop."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.shell import shell_call
from nbhoist.codemod.statements import dropped
from nbhoist.knowledge.hazards import hazard
from nbhoist.lint.diagnostic import Applicability, Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_MAGICS = frozenset({"debug", "pdb"})

_WAITS = "waits a fixed time"
_ENDS = "stops the kernel"


class DebugLeftover(NodeRule[ast.Call]):
    """What was there to look for a fault, to wait, or to stop."""

    code = "NBH801"
    severity = "note"
    applicability = "safe"
    message = "`{call}` {why}; take it out"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per leftover."""
        why = _magic(node) or _why(node, context)
        if not why:
            return
        around = context.parent(node)
        alone = isinstance(around, ast.Expr) and shell_call(node) is None and why != _ENDS
        edits = dropped(context.parsed, around) if alone and isinstance(around, ast.Expr) else None
        how: Applicability = "unsafe" if why == _WAITS else "safe"
        fix = self.fix(f"take `{ast.unparse(node)}` out", edits, applicability=how)
        yield self.at_node(context, node, fix=fix, call=_written(node), why=why)


def _why(node: ast.Call, context: Context) -> str:
    name = context.facts.resolve(node.func) or ""
    if hazard(name, "debugs") is not None:
        return "stops in the debugger"
    around = list(context.ancestors(node))
    if hazard(name, "waits") is not None and not any(isinstance(a, _LOOPS) for a in around):
        fixed = bool(node.args) and isinstance(node.args[0], ast.Constant)
        return _WAITS if fixed and not any(isinstance(a, _SCOPES) for a in around) else ""
    is_top = not any(isinstance(a, _SCOPES) for a in around)
    if hazard(name, "ends") is not None and is_top and not _is_main(around):
        return _ENDS
    return ""


def _is_main(around: list[ast.AST]) -> bool:
    """Whether the call ends a script on purpose: behind `if __name__ == ...`, or where something is missing."""
    return any(isinstance(a, ast.If | ast.ExceptHandler) for a in around)


def _magic(node: ast.Call) -> str:
    call = shell_call(node)
    is_debug = call is not None and call[0].startswith("run_") and call[1][:1] and call[1][0] in _MAGICS
    return "stops in the debugger" if is_debug else ""


def _written(node: ast.Call) -> str:
    call = shell_call(node)
    return f"%{call[1][0]}" if call is not None else f"{ast.unparse(node.func)}()"
