"""NBH803: an exception that is caught whatever it is, and not heard of again."""

import ast
from collections.abc import Iterator

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import Place, node_place
from nbhoist.lint.rule import Context, NodeRule

_BROAD = frozenset({"builtins.Exception", "builtins.BaseException"})


class SilentExcept(NodeRule[ast.ExceptHandler]):
    """An exception that is caught whatever it is, and not heard of again."""

    code = "NBH803"
    severity = "warning"
    message = "{what} hides every error; name the exceptions that are expected{more}"
    nodes = (ast.ExceptHandler,)

    def check(self, node: ast.ExceptHandler, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per handler that hides errors."""
        if node.type is None:
            if not _raises(node.body):
                yield self.at(context.facts.notebook, _head(node, context), {"what": "bare `except:`", "more": ""})
        elif _is_broad(node.type, context) and _does_nothing(node.body):
            what = f"`except {ast.unparse(node.type)}:` that does nothing"
            words = {"what": what, "more": ", or report the error"}
            yield self.at(context.facts.notebook, _head(node, context), words)


def _head(node: ast.ExceptHandler, context: Context) -> Place:
    """The line with `except`, not the whole handler."""
    place = node_place(context.parsed, node)
    if node.type is None:
        return place._replace(end_line=place.line, end_column=place.column + len("except"))
    end = node_place(context.parsed, node.type)
    return place._replace(end_line=end.end_line, end_column=end.end_column)


def _is_broad(caught: ast.expr, context: Context) -> bool:
    classes = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(context.facts.resolve(one) in _BROAD for one in classes)


def _does_nothing(body: list[ast.stmt]) -> bool:
    return all(
        isinstance(node, ast.Pass | ast.Continue)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for node in body
    )


def _raises(body: list[ast.stmt]) -> bool:
    """Whether the handler passes the error on, as its own or as another."""
    return any(isinstance(node, ast.Raise) for node in body)
