"""Facts about a notebook, computed once and shared by rules and passes."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis import flow
from nbhoist.analysis.aliases import Aliases
from nbhoist.analysis.calls import BoundCall, bind_call
from nbhoist.analysis.captured import with_cell_names
from nbhoist.analysis.filled import filled_names
from nbhoist.analysis.graph import build_graph
from nbhoist.analysis.infer import infer
from nbhoist.analysis.order import saved_order
from nbhoist.analysis.prepare import prepare
from nbhoist.analysis.roles import assign_roles, function_roles
from nbhoist.analysis.scopes import statement_names, targets
from nbhoist.analysis.shell import EXIT_CODE, with_filled_names
from nbhoist.analysis.stars import with_star_names
from nbhoist.analysis.statement import Statement
from nbhoist.analysis.touches import touch_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.analysis.graph import Graph
    from nbhoist.analysis.values import Environment, Value
    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.model import Cell, Notebook


class Facts:
    """What is true of a notebook's program."""

    __slots__ = (
        "_before",
        "_cells_by_id",
        "_graph",
        "_owners",
        "_roles_of_functions",
        "_statements_by_cell",
        "_statements_by_id",
        "_variables",
        "aliases",
        "cells",
        "notebook",
        "statements",
    )

    def __init__(
        self, notebook: "Notebook", cells: "tuple[ParsedCell, ...]", statements: tuple[Statement, ...]
    ) -> None:
        self.notebook = notebook
        self.cells = cells
        self.statements = statements
        self.aliases = Aliases()
        self._cells_by_id = {parsed.cell.id: parsed for parsed in cells}
        self._statements_by_id = {statement.id: statement for statement in statements}
        self._statements_by_cell: dict[str, tuple[Statement, ...]] = {}
        for statement in statements:
            self._statements_by_cell[statement.cell.id] = (*self.of_cell(statement.cell), statement)
        self._before: dict[int, Environment] | None = None
        self._graph: Graph | None = None
        self._owners: dict[int, Owner] | None = None
        self._variables: frozenset[str] | None = None
        self._roles_of_functions: dict[str, dict[str, str]] = {}

    def environment(self, node: ast.AST) -> "Environment":
        """What names refer to just before the innermost statement that holds `node`."""
        owner = self._owner(node)
        if owner is None:
            return {}
        if self._before is None:
            self._before = _environments(self.statements)
        env = self._before.get(id(owner.inner), {})
        return {**env, **dict.fromkeys(owner.shadowed)} if owner.shadowed else env

    def environment_after(self, statement: Statement) -> "Environment":
        """What names refer to just after `statement`."""
        walk = flow.Flow()
        walk.env = dict(self.environment(statement.node))
        walk.run(statement.node)
        return walk.env

    def value(self, node: ast.expr) -> "Value | None":
        """What `node` refers to; None where unknown."""
        return infer(node, self.environment(node))

    def resolve(self, node: ast.expr) -> str | None:
        """Qualified name of what `node` refers to, such as `pandas.read_csv`; None where unknown."""
        value = self.value(node)
        return value.name if value is not None and value.kind in ("reference", "method") else None

    def call(self, node: ast.Call) -> BoundCall:
        """The call with its fact and bound arguments."""
        return bind_call(node, self.environment(node))

    def parsed(self, cell: "Cell") -> "ParsedCell":
        """The parsed form of a code cell."""
        return self._cells_by_id[cell.id]

    def of_cell(self, cell: "Cell") -> tuple[Statement, ...]:
        """The statements of a cell in order."""
        return self._statements_by_cell.get(cell.id, ())

    def statement(self, identifier: str) -> Statement:
        """The statement with that id."""
        return self._statements_by_id[identifier]

    def same_object(self, names: frozenset[str]) -> frozenset[str]:
        """All names of the notebook that may share an object with one of `names`."""
        return frozenset((self.aliases.group(names) & self.variables) | names)

    @property
    def variables(self) -> frozenset[str]:
        """All names that the notebook binds."""
        if self._variables is None:
            self._variables = frozenset(name for s in self.statements for name in s.defines)
        return self._variables

    @property
    def graph(self) -> "Graph":
        """Which statement depends on which."""
        if self._graph is None:
            self._graph = build_graph(self)
        return self._graph

    def statement_of(self, node: ast.AST) -> Statement | None:
        """The top-level statement that holds `node`."""
        owner = self._owner(node)
        return owner.statement if owner is not None else None

    def returns_nothing(self, name: str) -> bool:
        """Whether no function of the notebook that is called `name` gives back a value."""
        nodes = [
            n for s in self.statements for n in ast.walk(s.node) if isinstance(n, ast.FunctionDef) and n.name == name
        ]
        return bool(nodes) and not any(
            isinstance(inner, ast.Yield | ast.YieldFrom) or (isinstance(inner, ast.Return) and inner.value is not None)
            for node in nodes
            for inner in ast.walk(node)
        )

    def roles_of_function(self, name: str) -> dict[str, str]:
        """Roles of what a function of the notebook calls, each with the reason."""
        if name not in self._roles_of_functions:
            self._roles_of_functions[name] = {}
            self._roles_of_functions[name] = function_roles(name, self)
        return self._roles_of_functions[name]

    def _owner(self, node: ast.AST) -> "Owner | None":
        if self._owners is None:
            self._owners = {}
            for statement in self.statements:
                _own(statement.node, Owner(statement, statement.node, frozenset()), self._owners)
        return self._owners.get(id(node))


class Owner(NamedTuple):
    """Where a node stands: its top-level statement, the innermost one, and names that lambdas around it shadow."""

    statement: Statement
    inner: ast.stmt
    shadowed: frozenset[str]


def _own(node: ast.AST, owner: Owner, owners: dict[int, Owner]) -> None:
    if isinstance(node, ast.stmt):
        owner = Owner(owner.statement, node, owner.shadowed)
    elif isinstance(node, ast.Lambda):
        owner = owner._replace(shadowed=owner.shadowed | {a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)})
    elif isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        owner = owner._replace(shadowed=owner.shadowed | targets(node))
    owners[id(node)] = owner
    for child in ast.iter_child_nodes(node):
        _own(child, owner, owners)


def build_facts(
    notebook: "Notebook",
    python_magics: frozenset[str] = frozenset(),
    roles: "Mapping[str, tuple[str, ...]] | None" = None,
    in_saved_order: bool = False,
) -> Facts:
    """Parse the code cells of `notebook` and state what is true of them; cells that do not parse have no statements.

    `python_magics` name cell magics whose body is Python, besides those of IPython; `roles` are those that a person
    gave statements, by id. With `in_saved_order` cells stand in the order of their execution counts, those without one
    are left out.
    """
    chosen = saved_order(notebook).run if in_saved_order else notebook.code_cells
    cells = tuple(prepare(cell, python_magics) for cell in chosen)
    facts = Facts(notebook, cells, tuple(_statements(cells)))
    facts.aliases = touch_statements(facts)
    assign_roles(facts, roles or {})
    return facts


def _statements(cells: "tuple[ParsedCell, ...]") -> "Iterator[Statement]":
    filled = filled_names(parsed.tree for parsed in cells if parsed.tree is not None)
    found = [
        (parsed.cell, ordinal, node, with_cell_names(statement_names(node, filled), parsed, ordinal))
        for parsed in cells
        for ordinal, node in enumerate(parsed.tree.body if parsed.tree is not None else ())
    ]
    wanted = frozenset(name for *_, names in found for name in (*names.reads, *names.captures))
    found = [(cell, ordinal, node, with_star_names(names, node, wanted)) for cell, ordinal, node, names in found]
    known = frozenset(name for *_, names in found for name in names.may_define)
    exit_code = any(EXIT_CODE in names.reads for *_, names in found)
    for cell, ordinal, node, names in found:
        yield Statement(cell, ordinal, node, with_filled_names(names, node, known, exit_code))


def _environments(statements: tuple[Statement, ...]) -> "dict[int, Environment]":
    walk = flow.Flow()
    for statement in statements:
        walk.run(statement.node)
    walk.finish()
    return walk.before
