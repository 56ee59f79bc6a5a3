"""Roles that only the statements around tell: of what is chosen for others, of data made in the notebook, of headlines."""

import ast
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement

NOTHING_KNOWN = "nothing known"
_PASSING_ON = frozenset(
    {"load", "clean", "feature", "split", "train", "tune", "evaluate", "predict", "visualize", "save"}
)
_NO_DATA = frozenset({"import", "config", "setup", "define"})
_FITS = frozenset({"train", "split", "predict", "tune"})
_HEADLINES = frozenset({"evaluate", "save", "visualize", "predict", "train"})
_GENERATORS = frozenset({"numpy.random.Generator", "numpy.random.RandomState", "random.Random"})
_DATA = frozenset({"pandas.DataFrame", "pandas.Series", "numpy.ndarray", "polars.DataFrame", "polars.Series"})


class Context(NamedTuple):
    """A role and the reason for it."""

    role: str
    why: str


def in_context(roles: "Mapping[str, tuple[str, ...]]", weak: frozenset[str], facts: "Facts") -> dict[str, Context]:
    """The roles of the statements in `weak`, by id, of which nothing else is known; others keep theirs."""
    found: dict[str, Context] = {}
    known = {i: role[0] for i, role in roles.items() if i not in weak}
    for each in (_made_here, _beside_features, _for_users, _headlines, _looking):
        for identifier, context in each(known, weak, facts):
            found[identifier] = context
            known[identifier] = context.role
    return found


def _made_here(known: "Mapping[str, str]", weak: frozenset[str], facts: "Facts") -> "Iterator[tuple[str, Context]]":
    for statement, makers in _with_makers(facts):
        if statement.id in weak and _makes_data(statement, [known.get(m.id, "") for m in makers], facts):
            yield statement.id, Context("load", "makes data")


def _beside_features(
    known: "Mapping[str, str]", weak: frozenset[str], facts: "Facts"
) -> "Iterator[tuple[str, Context]]":
    """`y = df["target"]` beside `X = df.drop(columns="target")`."""
    for statement in facts.statements:
        node = statement.node
        if statement.id in weak and isinstance(node, ast.Assign) and _is_column(node.value):
            chosen = [s for s in facts.of_cell(statement.cell) if known.get(s.id) == "split" and _assigns_one(s)]
            if any(s.reads & statement.reads for s in chosen):
                yield statement.id, Context("split", "chosen beside the features")


def _is_column(node: ast.expr) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)


def _assigns_one(statement: "Statement") -> bool:
    node = statement.node
    return isinstance(node, ast.Assign) and len(statement.defines) == 1


def _for_users(known: "Mapping[str, str]", weak: frozenset[str], facts: "Facts") -> "Iterator[tuple[str, Context]]":
    for statement, user in reversed(list(_with_users(facts))):
        if statement.id not in weak or statement.id in known:
            continue
        role = known.get(user.id, "") if user is not None else ""
        if isinstance(statement.node, ast.Expr) and not (user is not None and isinstance(user.node, ast.Assign)):
            role = ""  # what is collected for an object, such as estimators, but not rows for a fit
        if role in _FITS and _is_data(statement, facts):
            role = "feature"  # made for a fit, but not only chosen
        if role in _PASSING_ON:
            yield statement.id, Context(role, f"made for a statement that is `{role}`")
        elif not role and isinstance(statement.node, ast.Assign) and _is_data(statement, facts):
            yield statement.id, Context("feature", "computes with data")


def _is_data(statement: "Statement", facts: "Facts") -> bool:
    node = statement.node
    value = facts.value(node.value) if isinstance(node, ast.Assign) else None
    return value is not None and value.kind == "instance" and value.name in _DATA


def _headlines(known: "Mapping[str, str]", weak: frozenset[str], facts: "Facts") -> "Iterator[tuple[str, Context]]":
    for statement in facts.statements:
        if statement.id in weak and is_headline(statement):
            role = _of_neighbours(statement, known, facts)
            if role:
                yield statement.id, Context(role, "a headline of its cell")


def _looking(known: "Mapping[str, str]", weak: frozenset[str], facts: "Facts") -> "Iterator[tuple[str, Context]]":
    """A call for nothing that is known is taken for a look at something."""
    for statement in facts.statements:
        if statement.id in weak and statement.id not in known and isinstance(statement.node, ast.Expr):
            yield statement.id, Context("explore", "shows a value")


def _with_makers(facts: "Facts") -> "Iterator[tuple[Statement, list[Statement]]]":
    """Each statement with those that bound what it reads."""
    bound: dict[str, Statement] = {}
    for statement in facts.statements:
        yield statement, [bound[name] for name in sorted(statement.reads) if name in bound]
        bound.update(dict.fromkeys(statement.defines, statement))


def _with_users(facts: "Facts") -> "Iterator[tuple[Statement, Statement | None]]":
    """Each statement with the first that reads what it binds."""
    users: dict[str, Statement] = {}
    pending: dict[str, Statement] = {}
    for statement in facts.statements:
        for name in statement.reads & pending.keys():
            users.setdefault(pending.pop(name).id, statement)
        filled = statement.mutates & statement.reads if isinstance(statement.node, ast.Expr) else ()
        pending.update(dict.fromkeys((*statement.defines, *filled), statement))
    for statement in facts.statements:
        yield statement, users.get(statement.id)


def _makes_data(statement: "Statement", makers: list[str], facts: "Facts") -> bool:
    """Whether it draws or writes down values, of nothing but such values: data that the notebook makes itself."""
    node = statement.node
    if not isinstance(node, ast.Assign) or not all(role in _NO_DATA or role == "load" for role in makers):
        return False
    return _draws(statement, facts) or (_is_data(statement, facts) and not _reads_data(statement, facts))


def _reads_data(statement: "Statement", facts: "Facts") -> bool:
    """Whether a table or array of before is read, other than by the constructor of a table."""
    node = statement.node
    assert isinstance(node, ast.Assign)  # by the caller
    if isinstance(node.value, ast.Call) and facts.call(node.value).receiver is None:
        return False
    values = (facts.value(n) for n in ast.walk(node.value) if isinstance(n, ast.Name))
    return any(value is not None and value.kind == "instance" and value.name in _DATA for value in values)


def _draws(statement: "Statement", facts: "Facts") -> bool:
    """Whether it draws from the global stream, or from a generator of the notebook."""
    if "<rng>" in statement.known_effects:
        return True
    calls = (n for n in statement.nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute))
    receivers = (facts.value(call.func.value) for call in calls)  # type: ignore[attr-defined]  # an Attribute
    return any(value is not None and value.name in _GENERATORS for value in receivers)


def is_headline(statement: "Statement") -> bool:
    """Whether it prints, but nothing that the notebook computed: `print("=" * 20)`."""
    node = statement.node
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "print"
        and statement.reads <= {"print"}
    )


def _of_neighbours(statement: "Statement", known: "Mapping[str, str]", facts: "Facts") -> str:
    """The role of the statement before it in its cell, else of the one behind it."""
    cell = facts.of_cell(statement.cell)
    position = next(i for i, s in enumerate(cell) if s.id == statement.id)
    near = [*reversed(cell[:position]), *cell[position + 1 :]]
    return next((known[s.id] for s in near if not is_headline(s) and known.get(s.id) in _HEADLINES), "")
