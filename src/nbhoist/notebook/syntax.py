"""Python's own parser, with every way to fail turned into a value."""

import ast
import warnings

_FLAGS = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def parse(text: str) -> ast.Module | Exception:
    """The tree of `text`, or what the parser raised; warnings of the parser are not shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = compile(text, "<cell>", "exec", _FLAGS, dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError) as error:
        return error
    return tree if isinstance(tree, ast.Module) else ValueError("no module")
