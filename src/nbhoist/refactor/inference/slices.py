"""The slice from what the model is given back to the loaded rows, each statement sorted."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.refactor.inference import cuts, demand, flow
from nbhoist.refactor.inference.demand import ALL, NONE, Columns
from nbhoist.refactor.inference.expressions import Reading
from nbhoist.refactor.inference.kinds import CONSTANT, Environment, Kind, blocked
from nbhoist.refactor.inference.names import root
from nbhoist.refactor.inference.strip import stripped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.inference.cuts import Cut
    from nbhoist.refactor.inference.ends import End
    from nbhoist.refactor.inference.sources import Source


class Stopped(NamedTuple):
    """Why there is no path; empty where these rows do not lead there at all."""

    reason: str


class Link(NamedTuple):
    """What prediction does instead of a statement that leaves rows out: a line of code, or nothing."""

    position: int
    line: str


class Capture(NamedTuple):
    """A value of training that prediction needs, as it is just before a statement."""

    name: str
    position: int


class Sliced(NamedTuple):
    """A path, by positions in the run of statements."""

    source: "Source"
    end: "End"
    replayed: tuple[int, ...]
    cuts: "tuple[tuple[int, tuple[Cut, ...]], ...]"
    links: tuple[Link, ...]
    captures: tuple[Capture, ...]
    matrix: str
    columns: Columns  # of the raw rows


def slice_back(
    run: "tuple[Statement, ...]",
    source: "Source",
    end: "End",
    names: frozenset[str],
    targets: frozenset[str],
    facts: "Facts",
) -> Sliced | Stopped:
    """Follow what the model is given back to the rows of `source`; `names` travel between stages, `targets` are columns."""
    steps = tuple(_steps(run[: end.position + 1], source, facts))
    last = steps[end.position]
    kind = last.reading.kinds.get(id(end.rows), CONSTANT)
    if kind.of == "blocked":
        return Stopped(kind.why)
    if kind.of != "rows":
        return Stopped("")
    if any(True for _ in _cuts_in(end.rows, last.reading)):
        return Stopped(f"{place(end.statement)} learns from rows inside the call; give what it makes a name of its own")
    if _is_changed_on_loading(source, steps[source.position]):
        return Stopped(f"{place(source.statement)} reads rows and changes them in one statement; make it two")
    walk = _Walk(run, steps, source, end, names, targets)
    trouble = walk.go()
    return Stopped(trouble) if trouble else walk.result()


def place(statement: "Statement") -> str:
    """A statement as messages name it."""
    first = ast.unparse(statement.node).split("\n")[0]
    return f"cell {statement.cell.index + 1}, `{first if len(first) <= 60 else first[:57] + '…'}`:"


class _Step(NamedTuple):
    statement: "Statement"
    before: Environment
    reading: Reading
    trouble: str


def _steps(run: "tuple[Statement, ...]", source: "Source", facts: "Facts") -> "Iterator[_Step]":
    env: Environment = {}
    for statement in run:
        before = dict(env)
        reading = Reading(facts, dict(env), source.rows)
        trouble = flow.step(statement.node, reading)
        if trouble:
            trouble = _located(trouble, statement)
            stopped = {n: blocked(_located(k.why, statement)) for n, k in reading.env.items() if _is_new(n, k, before)}
            reading.env.update(stopped)
        env = reading.env
        yield _Step(statement, before, reading, trouble)


def _is_new(name: str, kind: Kind, before: Environment) -> bool:
    return kind.of == "blocked" and before.get(name) != kind


def _located(why: str, statement: "Statement") -> str:
    return why if why.startswith("cell ") else f"{place(statement)} {why}"


def _cuts_in(node: ast.expr, reading: Reading) -> "Iterator[Cut]":
    return cuts.cuts(ast.Expr(node), reading)


def _is_changed_on_loading(source: "Source", step: _Step) -> bool:
    node = source.statement.node
    assert isinstance(node, ast.Assign)  # by `sources`
    if isinstance(node.targets[0], ast.Tuple):
        return node.value is not source.rows
    left = stripped(node.value, step.reading)
    while isinstance(left, ast.Call) and isinstance(left.func, ast.Attribute) and left.func.attr == "copy":
        left = left.func.value
    return ast.dump(left) != ast.dump(source.rows)


class _Walk:
    """One walk upwards, with the names that are still wanted."""

    def __init__(
        self,
        run: "tuple[Statement, ...]",
        steps: tuple[_Step, ...],
        source: "Source",
        end: "End",
        names: frozenset[str],
        targets: frozenset[str],
    ) -> None:
        self._run, self._steps, self._source, self._end, self._names = run, steps, source, end, names
        self._rows: dict[str, Columns] = {}
        self._constants: dict[str, int] = {}
        self._replayed: list[int] = []
        self._cuts: dict[int, tuple[Cut, ...]] = {}
        self._links: list[Link] = []
        self._captures: list[Capture] = []
        self._columns: Columns | None = None
        self._targets = targets
        self._matrix = stripped(end.rows, steps[end.position].reading)

    def go(self) -> str:
        """Walk; says what is in the way."""
        self._want(self._matrix, self._end.position, {}, frozenset())
        for position in range(self._end.position - 1, -1, -1):
            trouble = self._step(position)
            if trouble:
                return trouble
        if self._columns is None or self._rows:
            return f"{place(self._end.statement)} what it is given does not come from one table"
        return ""

    def result(self) -> Sliced:
        """What was found, from top to bottom."""
        return Sliced(
            self._source,
            self._end,
            tuple(sorted(self._replayed)),
            tuple(sorted(self._cuts.items())),
            tuple(sorted(self._links)),
            tuple(sorted(set(self._captures), key=lambda c: (c.position, c.name))),
            ast.unparse(self._matrix),
            self._columns or ALL,
        )

    def _step(self, position: int) -> str:
        statement = self._run[position]
        touched = (statement.defines | statement.mutates) & (self._rows.keys() | self._constants.keys())
        if not touched:
            return ""
        if position == self._source.position:
            self._columns = self._rows.pop(self._source.name, None)
            return ""
        rows = touched & self._rows.keys()
        return self._of_rows(position, rows) if rows else self._of_constants(position, touched)

    def _of_constants(self, position: int, touched: "set[str] | frozenset[str]") -> str:
        """What is the same for all rows is made again where that is plain, else remembered."""
        step = self._steps[position]
        node = step.statement.node
        plain = isinstance(node, ast.Assign) and not step.statement.effects and not step.trouble
        if plain and all(step.reading.env.get(n, CONSTANT) == CONSTANT for n in touched):
            uses = {n: self._constants.pop(n) for n in touched if n in step.statement.names.defines}
            self._replay(position, {}, set(uses))
            return ""
        for name in touched:
            self._captures.append(Capture(name, self._constants.pop(name)))
        return ""

    def _of_rows(self, position: int, rows: "set[str] | frozenset[str]") -> str:
        step = self._steps[position]
        node = step.statement.node
        written = demand.written_column(node)
        if written is not None and not self._rows.get(written[0], NONE).has(written[1]) and rows == {written[0]}:
            return ""
        if not self._changes_rows(step, rows):
            return ""
        if step.trouble and written is not None and written[1] in self._targets:
            return ""  # the target comes from elsewhere; new rows have none
        if step.trouble:
            return step.trouble
        if cuts.dropping(node, step.reading):
            return self._link(position, rows)
        wanted = {name: self._rows[name] for name in rows}
        for name in rows & step.statement.names.defines:
            del self._rows[name]
        if written is not None and written[0] in self._rows:
            self._rows[written[0]] = self._rows[written[0]].minus(frozenset({written[1]}))
        self._replay(position, wanted, set())
        return ""

    def _changes_rows(self, step: _Step, rows: "set[str] | frozenset[str]") -> bool:
        """Whether a statement is known to change rows, not only feared to."""
        if step.statement.defines & rows:
            return True
        for node in ast.walk(step.statement.node):
            if (
                isinstance(node, ast.Subscript | ast.Attribute)
                and isinstance(node.ctx, ast.Store)
                and root(node) in rows
            ):
                return True
            if isinstance(node, ast.Call) and _changes(node, rows, step):
                return True
        return False

    def _replay(self, position: int, wanted: dict[str, Columns], made: set[str]) -> None:
        step = self._steps[position]
        found = tuple(cuts.cuts(step.statement.node, step.reading))
        self._replayed.append(position)
        if found:
            self._cuts[position] = found
        learned = frozenset(id(n) for c in found if c.how == "learned" for n in ast.walk(c.node))
        self._want(step.statement.node, position, wanted, learned)

    def _link(self, position: int, rows: "set[str] | frozenset[str]") -> str:
        step = self._steps[position]
        node = step.statement.node
        if isinstance(node, ast.Expr):
            return ""
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            return f"{place(step.statement)} rows are left out inside a block"
        pairs = list(_pairs(node, step.reading))
        if not pairs or any(True for _, value in pairs for _ in _cuts_in(value, step.reading)):
            return f"{place(step.statement)} rows are left out and values learned in one statement; make it two"
        lines = []
        for name, value in pairs:
            if name in rows:
                wanted = {name: self._rows.pop(name)}
                self._want(value, position, wanted, frozenset())
                if not (isinstance(value, ast.Name) and value.id == name):
                    lines.append(f"{name} = {ast.unparse(value)}")
        self._links += [Link(position, line) for line in lines]
        return ""

    def _want(self, node: ast.AST, position: int, wanted: dict[str, Columns], skip: frozenset[int]) -> None:
        """Ask for all that a piece of code reads, but for what stands in `skip`."""
        before = self._steps[position].before
        read = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and id(n) not in skip}
        statement = self._run[position]
        if node is statement.node:
            read = (read & statement.reads) | (statement.reads - _all_names(node))
        read &= self._names
        passed = NONE
        for columns in wanted.values():
            passed = passed.plus(columns)
        for name in read:
            kind = before.get(name)
            if kind is None:
                continue
            if kind.of in ("rows", "blocked"):
                columns = demand.read_columns(node, name, skip, passed if wanted else ALL)
                self._rows[name] = self._rows.get(name, NONE).plus(columns)
            elif kind.of in ("learned", "foreign"):
                self._captures.append(Capture(name, position))
            else:
                self._constants[name] = position


def _changes(call: ast.Call, rows: "set[str] | frozenset[str]", step: _Step) -> bool:
    """Whether a call is a method that changes its table, or a function of the notebook that is given one."""
    bound = step.reading.facts.call(call)
    if isinstance(call.func, ast.Name):
        given = {a.id for a in call.args if isinstance(a, ast.Name)}
        return bound.target is not None and bound.target.kind == "local" and bool(given & rows)
    if not isinstance(call.func, ast.Attribute) or root(call.func) not in rows:
        return False
    inplace = any(k.arg == "inplace" for k in call.keywords)
    return inplace or call.func.attr in ("insert", "pop")


def _all_names(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def _pairs(node: ast.Assign, reading: Reading) -> "Iterator[tuple[str, ast.expr]]":
    """Names and what they are when no row is left out; a splitter gives two names for each of its arguments."""
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Name):
        yield target.id, stripped(value, reading)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Call) and id(value) in reading.dropping:
        parts = [a for a in value.args for _ in range(len(target.elts) // max(1, len(value.args)))]
        for one, part in zip(target.elts, parts, strict=False):
            if isinstance(one, ast.Name):
                yield one.id, stripped(part, reading)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, part in zip(target.elts, value.elts, strict=True):
            if isinstance(one, ast.Name):
                yield one.id, stripped(part, reading)
