"""NBH208: work that the notebook leaves to a shell."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.shell import shell_call
from nbhoist.knowledge.commands import commands_in, is_install, only_shows
from nbhoist.knowledge.hazards import hazard
from nbhoist.knowledge.magics import SHELL
from nbhoist.lint.diagnostic import Diagnostic, Related, Severity
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import Context, NotebookRule
from nbhoist.lint.walk import walk
from nbhoist.notebook.cells import ParsedCell

_CAPTURING = frozenset({"getoutput"})


class ShellEscape(NotebookRule):
    """Work that the notebook leaves to a shell."""

    code = "NBH208"
    severity = "warning"
    one_note = True
    message = "`{command}` is left to a shell; do it in Python, or before the notebook is run"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell with commands that do something which the notebook needs."""
        severity: Severity | None = "note" if facts.notebook.platform == "databricks" else None
        for parsed in facts.cells:
            found = list(_commands(facts, parsed)) if parsed.tree is not None else []
            if found:
                first, command = found[0]
                related = tuple(Related(f"`{_short(c)}`", parsed.cell.index, n.lineno) for n, c in found[1:])
                words = {"command": _short(command)}
                yield self.at(facts.notebook, node_place(parsed, first), words, related, severity)


def _commands(facts: Facts, parsed: ParsedCell) -> Iterator[tuple[ast.Call, str]]:
    """Calls that leave work to a shell, with the first command of each."""
    parents: dict[int, ast.AST] = {}
    context = Context(facts, parsed, parents)
    for node in walk(parsed.tree, parents) if parsed.tree is not None else ():
        if isinstance(node, ast.Call):
            text, is_used = _shell_text(node, context)
            commands = [c for c in commands_in(text) if not is_install(c) and (is_used or not only_shows(c))]
            yield from ((node, command) for command in commands[:1])


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
