"""NBH208: work that the notebook leaves to a shell."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.shell import shell_call
from nbhoist.knowledge.commands import commands_in, is_install, only_shows
from nbhoist.knowledge.hazards import hazard
from nbhoist.knowledge.magics import SHELL
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_CAPTURING = frozenset({"getoutput"})


class ShellEscape(NodeRule[ast.Call]):
    """Work that the notebook leaves to a shell."""

    code = "NBH208"
    severity = "warning"
    one_note = True
    message = "`{command}` is left to a shell; do it in Python, or before the notebook is run"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per shell line or call that does something which the notebook needs."""
        text, is_used = _shell_text(node, context)
        commands = [c for c in commands_in(text) if not is_install(c) and (is_used or not only_shows(c))]
        if commands:
            own = context.facts.notebook.platform == "databricks"
            yield self.at_node(context, node, "note" if own else None, command=_short(commands[0]))


def _shell_text(node: ast.Call, context: Context) -> tuple[str, bool]:
    """The text that a shell gets, and whether its result is used."""
    call = shell_call(node)
    if call is not None:
        return _of_magic(call, node, context)
    bound = context.facts.call(node)
    found = hazard(bound.qualified, "shell")
    if found is None:
        return "", False
    given = bound.argument(found.parameter) or (node.args[0] if node.args else None)
    captured = not isinstance(context.parent(node), ast.Expr)
    if isinstance(given, ast.List | ast.Tuple):
        words = [str(item.value) if isinstance(item, ast.Constant) else "{…}" for item in given.elts]
        return " ".join(words).replace("{…} -m pip", "python -m pip"), False
    if isinstance(given, ast.Constant):
        return str(given.value), captured and found.parameter == "cmd"
    return ("{…}" if given is not None else ""), False


def _of_magic(call: tuple[str, tuple[str, ...]], node: ast.Call, context: Context) -> tuple[str, bool]:
    method, texts = call
    if method in ("system", "getoutput") and texts:
        return texts[0], method in _CAPTURING and not isinstance(context.parent(node), ast.Expr)
    if method.startswith("run_") and texts and texts[0] in SHELL:
        if texts[0] == "script" and texts[1:2] and texts[1].split()[:1] not in (["bash"], ["sh"], ["zsh"], ["false"]):
            return "", False
        body = texts[2] if method == "run_cell_magic" and len(texts) > 2 else ""
        return body or (texts[1] if len(texts) > 1 else ""), "--out" in (texts[1] if len(texts) > 1 else "")
    return "", False


def _short(command: str) -> str:
    return command if len(command) <= 50 else command[:49] + "…"
