"""Python in the text of magics: IPython fills `{expression}` and `$name` in before it runs a command."""

import ast
import builtins
import re
import string
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.statement import Names

_DOLLAR = re.compile(r"(.*?)\$(\$?[\w.]+)", re.DOTALL)
_EXPANDED = frozenset({"system", "getoutput", "run_line_magic", "run_cell_magic"})
_BUILTINS = frozenset(dir(builtins))
EXIT_CODE = "_exit_code"  # what IPython binds behind each command


class Piece(NamedTuple):
    """Part of a command: literal text, or an expression that is filled in."""

    text: str
    filled: bool


def shell_call(node: ast.AST) -> tuple[str, tuple[str, ...]] | None:
    """The method of the notebook shell that a call names, with its literal arguments."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return None
    owner = node.func.value
    if not (isinstance(owner, ast.Call) and isinstance(owner.func, ast.Name) and owner.func.id == "get_ipython"):
        return None
    texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return (node.func.attr, tuple(texts)) if len(texts) == len(node.args) else None


def pieces(text: str, known: frozenset[str]) -> tuple[Piece, ...]:
    """A command as IPython reads it; one that cannot be filled in with `known` names is taken literally."""
    try:
        found = tuple(_pieces(text))
    except (ValueError, SyntaxError):
        return (Piece(text, False),)
    if all(_free(piece.text) <= known | _BUILTINS for piece in found if piece.filled):
        return tuple(piece for piece in found if piece.text)
    return (Piece(text, False),)


def with_filled_names(names: "Names", node: ast.stmt, known: frozenset[str], exit_code: bool) -> "Names":
    """The names of a statement, with those that its commands are filled with, and `_exit_code` where it is wanted."""
    read: set[str] = set()
    if exit_code and any((shell_call(child) or ("",))[0] == "system" for child in ast.walk(node)):
        certain = frozenset({EXIT_CODE} if isinstance(node, ast.Expr) else ())
        names = names._replace(defines=names.defines | certain, may_define=names.may_define | {EXIT_CODE})
    for child in ast.walk(node):
        call = shell_call(child)
        if call is not None and call[0] in _EXPANDED and call[1]:
            text = call[1][1] if call[0].startswith("run_") and len(call[1]) > 1 else call[1][0]
            read |= {name for piece in pieces(text, known) if piece.filled for name in _free(piece.text) & known}
    return names._replace(reads=names.reads | read) if read else names


def _pieces(text: str) -> "Iterator[Piece]":
    for literal, field, spec, _ in string.Formatter().parse(text):
        yield from _dollars(literal)
        if field is not None:
            whole = f"{field}:{spec}" if spec else field
            ast.parse(whole.strip(), mode="eval")
            yield Piece(whole.strip(), True)


def _dollars(text: str) -> "Iterator[Piece]":
    done = 0
    for found in _DOLLAR.finditer(text):
        before, name = found.groups()
        yield Piece(before, False)
        yield Piece(name, False) if name.startswith("$") else Piece(name, True)
        done = found.end()
    yield Piece(text[done:], False)


def _free(expression: str) -> frozenset[str]:
    try:
        tree = ast.parse(expression, mode="eval")
    except SyntaxError:
        return frozenset({""})  # a name that nobody knows
    return frozenset(n.id for n in ast.walk(tree) if isinstance(n, ast.Name))
