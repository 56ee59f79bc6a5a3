"""Strings of a program that are secrets: by the name that they are given, or by their own form."""

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.secret_formats import is_placeholder, known_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

_PASSWORD = re.compile(r"(?:password|passwd|passphrase|pwd|passwort)\d*\Z", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?:secret|token|bearer|(?:api|access|secret|private|auth|account|subscription|encryption)_?key|credentials?)\d*\Z",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?=.*\d)(?=.*[A-Za-z]).{12,}\Z")


_STRONG = re.compile(r"[\W\d]")  # a plain word is more often a name than a password
_ASSIGNED = re.compile(
    r"(?P<name>[A-Za-z][\w-]*)[\"']?(?:(?P<equals>=)|\s*[:=]\s*)"
    r"(?:(?P<quote>[\"'`])(?P<quoted>[^\"'`\n]+)(?P=quote)|(?P<bare>[^\s\"'`$<>{}()\[\],;|&]+))"
)
_SHORTEST = 4
# a password as people write it down, and the user and password that `curl` is given
_SAID = re.compile(
    r"(?P<name>\b(?:password|passwd|passphrase|pwd|passwort))\s*[:=]\s*"
    r"(?P<value>(?=[^\s,;]*\d)(?=[^\s,;]*[A-Za-z])[^\s,;\"'`<>{}()\[\]]{8,})",
    re.IGNORECASE,
)
_USER_OPTION = re.compile(r"(?:^|\s)(?:-u|--user)[\s=]+[\"']?[\w.@-]+:(?P<value>[^\s\"'$<>{}]{4,})")


class Secret(NamedTuple):
    """A string literal that is, or holds, a secret."""

    statement: "Statement"
    node: ast.Constant
    name: str  # that it is given, empty where it has none


def secrets(facts: "Facts") -> "Iterator[Secret]":
    """The secrets in the code of a notebook."""
    for statement in facts.statements:
        for parent in ast.walk(statement.node):
            for node in ast.iter_child_nodes(parent):
                if isinstance(node, ast.Constant) and secret_kind(node, parent) is not None:
                    yield Secret(statement, node, name_given(node, parent))


class WrittenSecret(NamedTuple):
    """A secret in plain text: what kind, the text of it, and where it begins."""

    kind: str
    text: str
    start: int


def written_secrets(text: str) -> "Iterator[WrittenSecret]":
    """Secrets that plain text gives a name to: `export API_KEY=…`, `password: …` in quotes."""
    for found in _ASSIGNED.finditer(text):
        name, value = found["name"], found["quoted"] or found["bare"] or ""
        if (found["quoted"] is None and not found["equals"]) or is_placeholder(value) or len(value) < _SHORTEST:
            continue
        kind = named_kind(name, value)
        if kind is not None:
            yield WrittenSecret(kind, value, found.start("quoted" if found["quoted"] is not None else "bare"))
    for found in (*_SAID.finditer(text), *_USER_OPTION.finditer(text)):
        if named_kind("password", found["value"]) is not None:
            yield WrittenSecret("password", found["value"], found.start("value"))


def named_kind(name: str, value: str) -> str | None:
    """What kind of secret a value is by the name that it has; None where it is none."""
    if re.search(r"\s", value) or is_placeholder(value):
        return None
    if _PASSWORD.search(name) and _STRONG.search(value):
        return "password"
    return "key or token" if _TOKEN.search(name) and _MIXED.match(value) else None


def secret_kind(node: ast.Constant, parent: ast.AST | None) -> str | None:
    """What kind of secret a literal is; None where it is none."""
    text = node.value
    if not isinstance(text, str) or len(text) < _SHORTEST:
        return None
    name = name_given(node, parent)
    if name and not re.search(r"\s", text) and not is_placeholder(text):
        if _PASSWORD.search(name) and (not isinstance(parent, ast.Dict) or re.search(r"[\W\d]", text)):
            return "password"
        if _TOKEN.search(name) and _MIXED.match(text):
            return "key or token"
    return known_format(text)


def name_given(node: ast.Constant, parent: ast.AST | None) -> str:
    """The name that the string is bound to: variable, attribute, key, keyword or parameter."""
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
