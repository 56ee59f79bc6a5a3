"""How a string is used, and whether it has the shape of a path: what the path rules share."""

import ast
import re
from collections.abc import Iterator
from typing import Literal

from nbhoist.lint.rule import Context

Use = Literal["path", "text", "unknown"]  # as a path, certainly not as one, or not known

DATA_SUFFIX = re.compile(
    r"\.(csv|tsv|txt|json|jsonl|ndjson|parquet|pq|feather|arrow|orc|avro|xlsx?|xlsm|ods|h5|hdf5?|nc|npy|npz|mat|pkl"
    r"|pickle|joblib|pt|pth|ckpt|onnx|safetensors|pb|tflite|keras|db|sqlite3?|duckdb|ya?ml|toml|ini|cfg|env|xml|html?"
    r"|png|jpe?g|gif|svg|tiff?|bmp|webp|pdf|wav|mp3|flac|mp4|avi|mov|shp|geojson|gpkg|tfrecords?|gz|bz2|xz|zst|zip|tar"
    r"|rar|7z|sas7bdat|dta|sav|rds|rdata|ipynb|py|sh|log|bin|dat|exe|jar|ttf|otf)\Z",
    re.IGNORECASE,
)
_PATH_WORD = re.compile(
    r"(?:^|_)(?:path|file|filename|filepath|dir|folder|directory|root|fname|fp)s?(?:_|$)", re.IGNORECASE
)
_ROUTE_WORD = re.compile(r"(?:^|_)(?:url|uri|route|endpoint|api|href|link|xpath|regex|pattern)s?(?:_|$)", re.IGNORECASE)


_OF_ADDRESSES = ("host", "scheme", "netloc")  # arguments beside which a path is that of a URL


def leading_text(node: ast.Constant, context: Context) -> str | None:
    """The text that a path may begin with: a whole string, or the head of an f-string or of a sum."""
    if not isinstance(node.value, str):
        return None
    parent = context.parent(node)
    if isinstance(parent, ast.JoinedStr) and parent.values[0] is not node:
        return None
    whole = whole_expression(node, context)
    return node.value if _starts(whole, node) else None


def whole_expression(node: ast.Constant, context: Context) -> ast.expr:
    """The f-string, sum or `%` expression that `node` is a part of, or `node` itself."""
    whole: ast.expr = node
    for around in context.ancestors(node):
        if isinstance(around, ast.JoinedStr | ast.FormattedValue) or (
            isinstance(around, ast.BinOp) and isinstance(around.op, ast.Add | ast.Mod | ast.Div)
        ):
            whole = around
        else:
            break
    return whole


def _starts(whole: ast.expr, node: ast.expr) -> bool:
    """Whether evaluating `whole` gives a text that begins with `node`."""
    while whole is not node:
        if isinstance(whole, ast.BinOp):
            whole = whole.left
        elif isinstance(whole, ast.JoinedStr) and whole.values:
            whole = whole.values[0]
        else:
            return False
    return True


def use_of(node: ast.Constant, context: Context) -> Use:
    """How the string is used, by the call that takes it, the name that it is given, and what stands around it."""
    whole = whole_expression(node, context)
    parent = context.parent(whole)
    if isinstance(parent, ast.keyword):
        return _argument_use(whole, context.parent(parent), parent.arg, context)
    if isinstance(parent, ast.Call):
        return _argument_use(whole, parent, None, context)
    if isinstance(parent, ast.Expr | ast.Compare | ast.MatchValue) or _is_key(whole, parent):
        return "text"
    if any(
        isinstance(a, ast.FunctionDef | ast.AsyncFunctionDef) and _decorates(a, whole, context)
        for a in context.ancestors(whole)
    ):
        return "text"
    return _use_by_names(_names_given(whole, context))


def _argument_use(whole: ast.expr, call: ast.AST | None, keyword: str | None, context: Context) -> Use:
    if not isinstance(call, ast.Call):
        return "unknown"
    if _is_magic(call) or _is_decorator(call, context) or any(k.arg in _OF_ADDRESSES for k in call.keywords):
        return "text"
    bound = context.facts.call(call)
    parameter = next(
        (name for name, values in bound.arguments.items() if any(v is whole for v in values)), keyword or ""
    )
    if bound.fact is None:
        return _use_by_names([parameter])
    if bound.fact.returns == "builtins.bool":
        return "text"  # only asks about the place, as probes for a platform do
    if parameter in bound.fact.paths:
        return "path"
    shows = {"<stdout>", "<display>", "<figure>", "<network>"} & set(bound.fact.effects)
    return "text" if shows else _use_by_names([parameter])


def _use_by_names(names: list[str]) -> Use:
    if any(_ROUTE_WORD.search(name) for name in names):
        return "text"
    return "path" if any(_PATH_WORD.search(name) for name in names) else "unknown"


def _names_given(whole: ast.expr, context: Context) -> list[str]:
    """Names that the value gets: assignment targets, dictionary keys, parameters with this default."""
    return [name for around, inner in _outwards(whole, context) for name in _given(around, inner)]


def _outwards(node: ast.AST, context: Context) -> Iterator[tuple[ast.AST, ast.AST]]:
    inner = node
    for around in context.ancestors(node):
        yield around, inner
        if isinstance(around, ast.stmt | ast.Call | ast.Lambda):
            return
        inner = around


def _given(around: ast.AST, inner: ast.AST) -> Iterator[str]:
    if isinstance(around, ast.Dict):
        for key, value in zip(around.keys, around.values, strict=True):
            if value is inner and isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value
    for target in _targets(around):
        if isinstance(target, ast.Name):
            yield target.id
        elif isinstance(target, ast.Attribute):
            yield target.attr
        elif isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant):
            yield str(target.slice.value)


def _targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign | ast.NamedExpr) else []


def _is_key(whole: ast.expr, parent: ast.AST | None) -> bool:
    if isinstance(parent, ast.Dict):
        return any(key is whole for key in parent.keys)
    return isinstance(parent, ast.Subscript) and parent.slice is whole


def _decorates(function: ast.FunctionDef | ast.AsyncFunctionDef, node: ast.expr, context: Context) -> bool:
    around = {id(node), *(id(a) for a in context.ancestors(node))}
    return any(id(decorator) in around for decorator in function.decorator_list)


def _is_decorator(call: ast.Call, context: Context) -> bool:
    parent = context.parent(call)
    return isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and call in parent.decorator_list


def _is_magic(call: ast.Call) -> bool:
    """Whether the call is what a magic was turned into; magics have rules of their own."""
    inner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "get_ipython"
