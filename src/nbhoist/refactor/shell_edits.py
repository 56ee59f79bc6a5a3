"""Edits of one statement that take the notebook shell out of it."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.shell import EXIT_CODE, shell_call
from nbhoist.refactor.edits import replacing
from nbhoist.refactor.plan import Edit
from nbhoist.refactor.translate import translation

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

# what a plain kernel answers when code asks where it runs
_ANSWERS = {
    "str(get_ipython())": "<ipykernel.zmqshell.ZMQInteractiveShell object>",
    "repr(get_ipython())": "<ipykernel.zmqshell.ZMQInteractiveShell object>",
    "get_ipython().__class__.__name__": "ZMQInteractiveShell",
    "type(get_ipython()).__name__": "ZMQInteractiveShell",
    "get_ipython().__class__.__module__": "ipykernel.zmqshell",
    "type(get_ipython()).__module__": "ipykernel.zmqshell",
}
_FACTS = {
    "get_ipython() is None": False,
    "get_ipython() is not None": True,
    "get_ipython() == None": False,
    "get_ipython() != None": True,
    "hasattr(get_ipython(), 'kernel')": True,
    "'get_ipython' in globals()": True,
    "'IPKernelApp' in get_ipython().config": True,
}


_MODULES = ("ipykernel", "IPython")  # always loaded in a kernel


def asks_for_kernel(statement: "Statement") -> bool:
    """Whether the statement asks `sys.modules` for the kernel."""
    return any(isinstance(n, ast.Compare) and _names_kernel(n) for n in ast.walk(statement.node))


def shell_edits(statement: "Statement", facts: "Facts", known: frozenset[str]) -> tuple[Edit, ...] | None:
    """Edits that replace every use of the notebook shell in `statement`; None where one has no plain form."""
    edits: list[Edit] = []
    for node, text in _replaced(statement.node, known):
        if not text:
            return None
        if EXIT_CODE in statement.defines and text.startswith("run_command("):
            text = f"{EXIT_CODE} = {text}"
        edits.append(replacing(node, statement, facts, text))
    return tuple(edits)


def _replaced(node: ast.AST, known: frozenset[str]) -> "Iterator[tuple[ast.expr, str]]":
    """Outermost expressions that ask the shell, each with what stands for it; empty text: nothing does."""
    if isinstance(node, ast.expr):
        text = _answer(node)
        if text is None:
            call = shell_call(node)
            text = translation(*call, known) if call is not None else None
        if text is not None:
            yield node, text
            return
        if isinstance(node, ast.Name) and node.id == "get_ipython":
            yield node, ""
            return
    for child in ast.iter_child_nodes(node):
        yield from _replaced(child, known)


def _answer(node: ast.expr) -> str | None:
    if not isinstance(node, ast.Call | ast.Attribute | ast.Compare):
        return None
    spelled = ast.unparse(node)
    if spelled in _ANSWERS:
        return repr(_ANSWERS[spelled])
    if spelled in _FACTS:
        return repr(_FACTS[spelled])
    return _membership(node) if isinstance(node, ast.Compare) else None


def _names_kernel(node: ast.Compare) -> bool:
    return isinstance(node.left, ast.Constant) and node.left.value in _MODULES


def _membership(node: ast.Compare) -> str | None:
    """`'google.colab' in str(get_ipython())` and its kin."""
    asked = ast.unparse(node.comparators[0]) if len(node.comparators) == 1 else ""
    within: Container[str] | None = _MODULES if asked == "sys.modules" and _names_kernel(node) else _ANSWERS.get(asked)
    if within is None or not isinstance(node.left, ast.Constant) or not isinstance(node.left.value, str):
        return None
    if isinstance(node.ops[0], ast.In | ast.NotIn):
        return repr((node.left.value in within) is isinstance(node.ops[0], ast.In))
    return None
