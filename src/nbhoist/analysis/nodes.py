"""Walk over syntax trees in document order, fast: every analysis starts with one."""

import ast

_Fields = dict[type[ast.AST], tuple[str, ...]]
_FIELDS: _Fields = {}  # fields in which a class of nodes holds others
_NO_NODES = frozenset(
    "id attr arg name names ctx op ops kind lineno module level n s conversion type_comment asname".split()
)
_NAMED = (ast.Import, ast.ImportFrom)  # their `names` are nodes


def children(node: ast.AST) -> list[ast.AST]:
    """The nodes just inside `node`, in the order of its fields; those that only mark an operator or context are left out."""
    found: list[ast.AST] = []
    kind = type(node)
    for field in _FIELDS[kind] if kind in _FIELDS else _fields(kind):
        value = getattr(node, field, None)
        if type(value) is list:
            found += [item for item in value if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def descendants(node: ast.AST) -> list[ast.AST]:
    """`node` and all nodes inside it, each before what it holds."""
    found: list[ast.AST] = []
    pending = [node]
    while pending:
        current = pending.pop()
        found.append(current)
        inner = children(current)
        inner.reverse()
        pending += inner
    return found


def _fields(kind: type[ast.AST]) -> tuple[str, ...]:
    named = frozenset({"names"}) if issubclass(kind, _NAMED) else frozenset()
    _FIELDS[kind] = tuple(f for f in kind._fields if f not in _NO_NODES - named)
    return _FIELDS[kind]
