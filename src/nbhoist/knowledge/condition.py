"""Conditions over the arguments of a call: when it is stochastic, and when it draws from a global stream.

The form is a Python expression over parameter names and literals with `in`, `not in`, `==`, `!=`, `<`, `>`, `is`, `is
not`, `and`, `or` and `not`; a bare name is true where its argument is. `always` holds for every call.
"""

import ast
import operator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from nbhoist.knowledge.schema import Fact

COMPARE: "dict[type[ast.cmpop], Callable[[Any, Any], object]]" = {
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.Gt: operator.gt,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}


def default(fact: "Fact", parameter: str) -> object:
    """Give the literal default of a parameter; raise `KeyError` where it has none that is known."""
    for part in fact.signature.split():
        name, equals, value = part.partition("=")
        if name == parameter and equals:
            return ast.literal_eval(value)
    raise KeyError(parameter)


def is_stochastic(fact: "Fact", arguments: "Mapping[str, object]") -> bool | None:
    """Say whether a call with these literal arguments is random when it is not seeded; None: it cannot be known.

    Arguments that are given but not literal must be in the mapping as `...`.
    """
    return _holds(fact, fact.stochastic, arguments)


def looks_ahead(fact: "Fact", arguments: "Mapping[str, object]") -> bool:
    """Say whether result rows of a call with these literal arguments hold values of later rows."""
    return _holds(fact, fact.ahead, arguments) is True


def repeats_rows(fact: "Fact", arguments: "Mapping[str, object]") -> bool:
    """Say whether the result of a call with these literal arguments holds rows more than once."""
    return _holds(fact, fact.duplicates, arguments) is True


def may_draw(fact: "Fact", arguments: "Mapping[str, object]") -> bool:
    """Say whether a call with these literal arguments may draw from a global stream when it is not seeded."""
    return _holds(fact, fact.draws or fact.stochastic, arguments) is not False


def _holds(fact: "Fact", condition: str, arguments: "Mapping[str, object]") -> bool | None:
    if condition in ("", "always"):
        return condition == "always"
    try:
        return bool(_value(ast.parse(condition, mode="eval").body, fact, arguments))
    except (KeyError, TypeError):
        return None


def _value(node: ast.expr, fact: "Fact", arguments: "Mapping[str, object]") -> object:
    match node:
        case ast.Name(id=name):
            return _argument(name, fact, arguments)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _value(operand, fact, arguments)
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_value(value, fact, arguments) for value in values)
        case ast.BoolOp(values=values):
            return any(_value(value, fact, arguments) for value in values)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return COMPARE[type(op)](_value(left, fact, arguments), _value(right, fact, arguments))
        case _:
            return ast.literal_eval(node)


def _argument(name: str, fact: "Fact", arguments: "Mapping[str, object]") -> object:
    value = arguments[name] if name in arguments else default(fact, name)
    if value is ...:
        raise KeyError(name)
    return value
