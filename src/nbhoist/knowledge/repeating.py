"""What calls do when they are applied a second time, to their own result."""

import ast
from typing import TYPE_CHECKING, Literal

from nbhoist.knowledge import lookup
from nbhoist.knowledge.names import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

Again = Literal["", "fails", "changes"]  # empty: nothing new, or not known

_FRAMES = ("pandas.DataFrame", "pandas.Series")
_CHANGES = "shift diff cumsum cumprod pct_change transpose add sub mul div mod pow multiply divide subtract"
_ROWS: tuple[tuple[tuple[str, ...], str, Again], ...] = (
    (_FRAMES, "drop pop insert set_index explode melt pivot stack unstack", "fails"),
    (_FRAMES, f"reset_index append merge join {_CHANGES}", "changes"),
    (("builtins.list",), "append extend insert pop remove reverse __iadd__", "changes"),
    (("builtins.dict",), "pop popitem", "fails"),
    (("builtins.set",), "remove pop", "fails"),
    (("builtins.bytearray", "collections.deque"), "append appendleft extend extendleft pop popleft rotate", "changes"),
    (("pandas",), "concat merge melt", "changes"),
    (
        ("numpy",),
        "log log1p log2 log10 exp expm1 sqrt square power cumsum diff negative reciprocal transpose",
        "changes",
    ),
    (
        ("numpy",),
        "append concatenate vstack hstack add subtract multiply divide flip insert delete expand_dims",
        "changes",
    ),
    (("math",), "log log1p log2 log10 exp expm1 sqrt pow factorial", "changes"),
    (("numpy.ndarray",), "transpose cumsum", "changes"),
    (("torch",), "cat stack log exp sqrt unsqueeze", "changes"),
)
_AGAIN = {f"{scope}.{name}": found for scopes, names, found in _ROWS for scope in scopes for name in names.split()}
_ATTRIBUTES: dict[str, Again] = {
    "pandas.DataFrame.T": "changes",
    "pandas.DataFrame.values": "fails",
    "pandas.Series.values": "fails",
    "numpy.ndarray.T": "changes",
}
# arguments with which the second time is like the first
_SAME = {"drop": ("errors", "ignore"), "reset_index": ("drop", True), "append": ("if_sheet_exists", "")}
_LABELS = {"drop": ("labels", "index", "columns"), "set_index": ("keys",)}


def again(qualified: str, arguments: "Mapping[str, tuple[ast.expr, ...]]") -> Again:
    """What `x = call(x)`, or a call that changes its receiver, does the second time."""
    found = _found(qualified)
    name = qualified.rpartition(".")[2]
    flag, value = _SAME.get(name, ("", None))
    given = arguments.get(flag, ())
    if found and given and isinstance(given[0], ast.Constant) and given[0].value == value:
        return ""
    labels = [node for parameter in _LABELS.get(name, ()) for node in arguments.get(parameter, ())]
    if labels and qualified.startswith("pandas") and not all(_is_name(node) for node in labels):
        return ""  # rows chosen by what is in them are gone, and none is chosen the second time
    return found


def again_attribute(class_name: str, attribute: str) -> Again:
    """What `x = x.attribute` does the second time."""
    for owner in lookup.ancestry(class_name):
        if f"{owner}.{attribute}" in _ATTRIBUTES:
            return _ATTRIBUTES[f"{owner}.{attribute}"]
    return ""


def _found(qualified: str) -> Again:
    if not qualified:
        return ""
    name = canonical(qualified)
    owner, _, last = name.rpartition(".")
    names = [qualified, name, *(f"{base}.{last}" for base in lookup.ancestry(owner))] if owner else [name]
    return next((_AGAIN[known] for known in names if known in _AGAIN), "")


def _is_name(node: ast.expr) -> bool:
    """Whether labels are written out as texts."""
    if isinstance(node, ast.List | ast.Tuple):
        return bool(node.elts) and all(_is_name(item) for item in node.elts)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
