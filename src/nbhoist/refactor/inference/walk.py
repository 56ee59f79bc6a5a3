"""The walk upwards from what the model is given, with the names that are still wanted."""

import ast
from typing import TYPE_CHECKING

from nbhoist.refactor.inference import cuts, demand, links
from nbhoist.refactor.inference.demand import ALL, NONE, Columns
from nbhoist.refactor.inference.kinds import CONSTANT
from nbhoist.refactor.inference.names import root
from nbhoist.refactor.inference.sliced import Capture, Link, Sliced
from nbhoist.refactor.inference.steps import place
from nbhoist.refactor.inference.strip import stripped

if TYPE_CHECKING:
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.inference.cuts import Cut
    from nbhoist.refactor.inference.ends import End
    from nbhoist.refactor.inference.sources import Source
    from nbhoist.refactor.inference.steps import Step


class Walk:
    """One walk upwards, with the names that are still wanted."""

    def __init__(
        self,
        run: "tuple[Statement, ...]",
        steps: "tuple[Step, ...]",
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
            tuple(sorted(self._links, key=lambda link: link.position)),
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

    def _is_of_target(self, note: links.Note) -> bool:
        """Whether only the target decides; new rows have none."""
        columns = links.deciding_columns(note)
        return not columns.others and columns.names <= self._targets

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

    def _changes_rows(self, step: "Step", rows: "set[str] | frozenset[str]") -> bool:
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
            self._note(position)
            return ""
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            return f"{place(step.statement)} rows are left out inside a block"
        found = list(links.pairs(node, step.reading))
        if not found or any(True for _, value in found for _ in cuts.cuts_in(value, step.reading)):
            return f"{place(step.statement)} rows are left out and values learned in one statement; make it two"
        lines = []
        for name, value in found:
            if name in rows:
                wanted = {name: self._rows.pop(name)}
                if isinstance(value, ast.Name):
                    self._rows[value.id] = self._rows.get(value.id, NONE).plus(wanted[name])
                else:
                    self._want(value, position, wanted, frozenset())
                if not (isinstance(value, ast.Name) and value.id == name):
                    lines.append(f"{name} = {ast.unparse(value)}")
        self._note(position)
        self._links += [Link(position, line) for line in lines]
        return ""

    def _note(self, position: int) -> None:
        """Let prediction say which rows training would leave out, where all that this takes is there anyway."""
        step = self._steps[position]
        note = links.note(step.statement.node, step.reading)
        if note is None or self._is_of_target(note):
            return
        before = {n: step.before[n].of for n in _all_names(note.kept) & self._names if n in step.before}
        if any(of == "foreign" or (of == "rows" and n not in self._rows) for n, of in before.items()):
            return
        self._captures += [Capture(n, position) for n, of in before.items() if of == "learned"]
        self._constants |= {n: position for n, of in before.items() if of == "constant"}
        self._links.append(Link(position, ast.unparse(note.kept), note.table))

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


def _changes(call: ast.Call, rows: "set[str] | frozenset[str]", step: "Step") -> bool:
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
