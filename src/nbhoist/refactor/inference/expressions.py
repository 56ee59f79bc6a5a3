"""What an expression is to prediction."""

import ast
from typing import TYPE_CHECKING

from nbhoist.knowledge import lookup
from nbhoist.refactor.inference import calls
from nbhoist.refactor.inference.kinds import (
    CELL,
    CONSTANT,
    LEARNED,
    SCHEMA,
    Environment,
    Kind,
    Shape,
    blocked,
    combined,
)

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts

_SCHEMA = frozenset({"columns", "dtypes", "dtype"})
_SUMMARY = frozenset({"shape", "size", "ndim", "empty", "nbytes", "is_unique", "hasnans"})
_INDEXERS = frozenset({"loc", "iloc", "at", "iat"})
_ACCESSORS = frozenset({"str", "dt", "cat"})
_COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


class Reading:
    """Kinds of expressions in one environment; `dropping` collects those that leave rows out or reorder them."""

    def __init__(self, facts: "Facts", env: Environment, source: "ast.expr | None", depth: int = 0) -> None:
        self.facts = facts
        self.env = env
        self.source = source  # the expression that loads the rows that prediction gets
        self.source_shape: Shape = ""  # where it is known
        self.depth = depth  # of calls of the notebook's own functions
        self.kinds: dict[int, Kind] = {}
        self.dropping: set[int] = set()
        self.own: set[int] = set()  # those of `dropping` where each row decides for itself
        self.fitted: dict[int, str] = {}  # calls that learn and apply at once: how they are repeated

    def within(self, names: Environment) -> "Reading":
        """The same reading with further names."""
        inner = Reading(self.facts, {**self.env, **names}, self.source, self.depth)
        inner.source_shape = self.source_shape
        inner.kinds, inner.dropping, inner.fitted, inner.own = self.kinds, self.dropping, self.fitted, self.own
        return inner

    def kind(self, node: ast.expr) -> Kind:
        """What the value of `node` is."""
        found = self._kind(node)
        self.kinds[id(node)] = found
        return found

    def drop(self, node: ast.expr, kind: Kind, own: bool = False) -> Kind:
        """Note that `node` leaves rows out or reorders them; `own`: each row decides for itself."""
        self.dropping.add(id(node))
        if own:
            self.own.add(id(node))
        return kind

    def fit(self, node: ast.expr, how: str, kind: Kind) -> Kind:
        """Note that `node` learns from rows and applies that to them."""
        self.fitted[id(node)] = how
        return kind

    def element(self, node: ast.expr) -> Kind:
        """What each round of a loop over `node` gets."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("zip", "enumerate"):
            self.kind(node)
            return combined(self.element(a) for a in node.args)
        found = self.kind(node)
        if not found.is_rows:
            return LEARNED if found.shape == "schema" else found
        return SCHEMA if found.shape == "frame" else CELL

    def _kind(self, node: ast.expr) -> Kind:
        if node is self.source:
            return Kind("rows", self.source_shape or calls.source_shape(node, self.facts))
        if isinstance(node, ast.Name):
            return self.env.get(node.id, CONSTANT)
        if isinstance(node, ast.Call):
            return calls.call_kind(node, self)
        if isinstance(node, ast.Attribute):
            return self._attribute(node)
        if isinstance(node, ast.Subscript):
            return self._subscript(node)
        if isinstance(node, _COMPREHENSIONS):
            return self._comprehension(node)
        if isinstance(node, ast.Lambda):
            return self._lambda(node)
        return combined(self.kind(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr))

    def _attribute(self, node: ast.Attribute) -> Kind:
        base = self.kind(node.value)
        name = node.attr
        if name == "target" and self._is_bunch(node.value):
            return Kind("foreign", "array")
        if not base.is_rows or base.shape == "groups":
            return base
        if name in _SCHEMA:
            return SCHEMA
        if name in _SUMMARY:
            return LEARNED
        if name == "T":
            return blocked("`.T` makes columns of rows")
        if base.shape == "accessor" or name == "index":
            return base.like("series")
        if name in _INDEXERS or name in _ACCESSORS:
            return base.like("indexer" if name in _INDEXERS else "accessor")
        fact = lookup.method("pandas.DataFrame", name)
        return base.like("array" if name == "values" else "series" if fact is None else base.shape)

    def _is_bunch(self, node: ast.expr) -> bool:
        value = self.facts.value(node)
        return value is not None and value.name == "sklearn.utils.Bunch"

    def _subscript(self, node: ast.Subscript) -> Kind:
        base, index = self.kind(node.value), self.kind(node.slice)
        if not base.is_rows:
            return combined((base, index))
        if "blocked" in (base.of, index.of):
            return combined((base, index))
        if base.shape == "groups":
            return base
        if base.shape == "accessor":
            return base.like("series")
        first = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice
        if base.shape == "indexer" or isinstance(node.slice, ast.Tuple | ast.Slice):
            return self._by_position(node, base, first)
        if index.is_rows or (base.shape in ("array", "series") and not isinstance(first, ast.Constant)):
            return self.drop(node, base, own=index.of == "rows")
        if isinstance(first, ast.Constant) and self.fitted.get(id(node.value)) == "factorize":
            return base.like("array") if first.value == 0 else LEARNED
        if isinstance(first, ast.Constant):
            return base.like("series") if isinstance(first.value, str) else LEARNED
        return base.like("frame" if isinstance(first, ast.List | ast.BinOp) or index.shape == "schema" else "")

    def _by_position(self, node: ast.Subscript, base: Kind, first: ast.expr) -> Kind:
        """`X[:, 0]`, `df.loc[mask, "a"]`, `X[:100]`: rows stay where the first part takes them all."""
        several = isinstance(node.slice, ast.Tuple)
        shape = "array" if base.shape == "array" else "frame" if not several else ""
        if several and isinstance(node.slice, ast.Tuple) and isinstance(node.slice.elts[-1], ast.Constant):
            shape = "series"
        if isinstance(first, ast.Constant) and isinstance(first.value, int):
            return LEARNED
        whole = isinstance(first, ast.Slice) and first.lower is None and first.upper is None and first.step is None
        found = base.like(shape)  # type: ignore[arg-type]  # one of the shapes above
        by_mask = base.shape == "indexer" and self.kind(first).of == "rows"
        return found if whole else self.drop(node, found, own=by_mask)

    def _comprehension(self, node: ast.expr) -> Kind:
        inner = self
        over: list[Kind] = []
        for part in node.generators:  # type: ignore[attr-defined]  # by the caller
            element = inner.element(part.iter)
            over.append(element)
            inner = inner.within({n.id: element for n in ast.walk(part.target) if isinstance(n, ast.Name)})
            tests = combined(inner.kind(test) for test in part.ifs)
            if part.ifs and element == CELL:
                return blocked("a comprehension leaves rows out")
            over.append(tests if not tests.is_rows else LEARNED)
        made = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)  # type: ignore[attr-defined]
        found = combined(inner.kind(part) for part in made)
        if found == CELL or (CELL in over and found.of in ("constant", "learned")):
            return Kind("rows", "series")
        return combined((found, combined(o for o in over if o != CELL)))

    def _lambda(self, node: ast.Lambda) -> Kind:
        given = {a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)}
        for name in ast.walk(node.body):
            if isinstance(name, ast.Name) and name.id not in given and self.env.get(name.id, CONSTANT).of == "rows":
                return blocked(f"a function made here reads all rows of `{name.id}`")
        return CONSTANT
