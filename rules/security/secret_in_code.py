"""NBH301: a password, key or token written into the code."""

import ast
import re
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._formats import is_placeholder, known_format

_PASSWORD = re.compile(r"(?:password|passwd|passphrase|pwd|passwort)\d*\Z", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?:secret|token|bearer|(?:api|access|secret|private|auth|account|subscription|encryption)_?key|credentials?)\d*\Z",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?=.*\d)(?=.*[A-Za-z]).{12,}\Z")


class SecretInCode(NodeRule[ast.Constant]):
    """A password, key or token written into the code."""

    code = "NBH301"
    severity = "error"
    applicability = "unsafe"
    resolved_by = "convert"
    secret = True
    message = "{kind} in the code; read it from the environment or a secret store, and revoke this one"
    nodes = (ast.Constant,)

    def check(self, node: ast.Constant, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per string that is, or holds, a secret."""
        if isinstance(node.value, str) and len(node.value) >= 4:
            kind = _kind(node.value, node, context)
            if kind is not None:
                yield self.at_node(context, node, kind=kind)


def _kind(text: str, node: ast.Constant, context: Context) -> str | None:
    name = _name_given(node, context)
    if name and not re.search(r"\s", text) and not is_placeholder(text):
        if _PASSWORD.search(name) and (not _is_dictionary_value(node, context) or re.search(r"[\W\d]", text)):
            return "password"
        if _TOKEN.search(name) and _MIXED.match(text):
            return "key or token"
    return known_format(text)


def _name_given(node: ast.Constant, context: Context) -> str:
    """The name that the string is bound to: variable, attribute, key, keyword or parameter."""
    parent = context.parent(node)
    if isinstance(parent, ast.keyword):
        return parent.arg or ""
    if isinstance(parent, ast.Dict):
        pairs = zip(parent.keys, parent.values, strict=True)
        return next((_word(key) for key, value in pairs if value is node and key is not None), "")
    if isinstance(parent, ast.Assign):
        return _word(parent.targets[0])
    if isinstance(parent, ast.AnnAssign | ast.NamedExpr):
        return _word(parent.target)
    return _parameter(parent, node) if isinstance(parent, ast.arguments) else ""


def _word(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Constant(value=str(name)):
            return name
        case ast.Subscript(slice=inner):
            return _word(inner) if isinstance(inner, ast.Constant) else ""
        case _:
            return ""


def _parameter(arguments: ast.arguments, default: ast.expr) -> str:
    """The parameter whose default the string is."""
    positional = [*arguments.posonlyargs, *arguments.args]
    with_default = positional[len(positional) - len(arguments.defaults) :]
    pairs = [
        *zip(with_default, arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return next((argument.arg for argument, value in pairs if value is default), "")


def _is_dictionary_value(node: ast.expr, context: Context) -> bool:
    return isinstance(context.parent(node), ast.Dict)
