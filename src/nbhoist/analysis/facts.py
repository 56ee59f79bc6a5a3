"""Facts about a notebook, computed once and shared by rules and passes."""

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from nbhoist.analysis import flow
from nbhoist.analysis.calls import BoundCall, bind_call
from nbhoist.analysis.captured import with_cell_names
from nbhoist.analysis.environments import NOTHING_BOUND, Shadowing
from nbhoist.analysis.filled import filled_names
from nbhoist.analysis.graph import build_graph
from nbhoist.analysis.infer import infer
from nbhoist.analysis.nodes import descendants
from nbhoist.analysis.order import saved_order
from nbhoist.analysis.prepare import prepare
from nbhoist.analysis.role_calls import function_roles
from nbhoist.analysis.roles import assigned_roles
from nbhoist.analysis.scopes import statement_names
from nbhoist.analysis.scoping import Owner, Owners
from nbhoist.analysis.shell import EXIT_CODE, with_filled_names
from nbhoist.analysis.stars import with_star_names
from nbhoist.analysis.statement import Statement
from nbhoist.analysis.touches import Toucher
from nbhoist.knowledge import lookup
from nbhoist.knowledge.calling import Made

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nbhoist.analysis.aliases import Aliases
    from nbhoist.analysis.environments import Environment
    from nbhoist.analysis.graph import Graph
    from nbhoist.analysis.provenance.log import Log
    from nbhoist.analysis.statement import Names, Roles, Touch
    from nbhoist.analysis.values import Value
    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.model import Cell, Notebook

    Found = tuple[Cell, int, ast.stmt, Names]


class Facts:
    """What is true of a notebook's program; computed when it is asked for, and once."""

    def __init__(
        self,
        notebook: "Notebook",
        cells: "tuple[ParsedCell, ...]",
        found: "Iterable[Found]",
        given_roles: "Mapping[str, tuple[str, ...]]",
        included: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.included = included  # files that are part of it, with their hashes
        self.notebook = notebook
        self.cells = cells
        self.statements = tuple(Statement(*one, self) for one in found)
        self._cells_by_id = {parsed.cell.id: parsed for parsed in cells}
        self._statements_by_id = {statement.id: statement for statement in self.statements}
        self._statements_by_cell: dict[str, list[Statement]] = {}
        for statement in self.statements:
            self._statements_by_cell.setdefault(statement.cell.id, []).append(statement)
        self._given_roles = given_roles
        self._values: dict[int, Value | None] = {}
        self._calls: dict[int, BoundCall] = {}
        self._roles_of_functions: dict[str, dict[str, str]] = {}

    @cached_property
    def variables(self) -> frozenset[str]:
        """All names that the notebook binds."""
        return frozenset(name for statement in self.statements for name in statement.defines)

    @cached_property
    def owners(self) -> Owners:
        """Where each node stands."""
        return Owners(self.statements)

    @cached_property
    def aliases(self) -> "Aliases":
        """Which names may share objects; names of functions carry the mark of their scope."""
        return self._toucher.aliases

    @cached_property
    def graph(self) -> "Graph":
        """Which statement depends on which."""
        return build_graph(self)

    @cached_property
    def _toucher(self) -> Toucher:
        return Toucher(self)

    @cached_property
    def _assigned(self) -> "dict[str, Roles]":
        return assigned_roles(self, self._given_roles)

    @cached_property
    def _before(self) -> "dict[int, Environment]":
        walk = flow.Flow(shared=frozenset(name for s in self.statements for name in s.names.assigns_global))
        for statement in self.statements:
            walk.run(statement.node)
        walk.finish()
        return walk.before

    @cached_property
    def _functions(self) -> "dict[str, list[Statement]]":
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            if isinstance(statement.node, ast.FunctionDef | ast.AsyncFunctionDef):
                found.setdefault(statement.node.name, []).append(statement)
        return found

    @cached_property
    def _parameters_change(self) -> bool:
        """Whether estimators are set to other parameters after they are made, under whatever name."""
        return any(_sets_parameters(node) for statement in self.statements for node in statement.nodes)

    @cached_property
    def provenance(self) -> "Log":
        """What happened to rows: fits, splits, predictions, measurements."""
        from nbhoist.analysis.provenance.build import provenance  # only where a rule asks for it

        return provenance(self)

    def touch(self, statement: Statement) -> "Touch":
        """What running `statement` changes besides binding names."""
        return self._toucher.touch(statement.node)

    def roles(self, statement: Statement) -> "Roles":
        """What `statement` is there for."""
        return self._assigned[statement.id]

    def owner(self, node: ast.AST) -> Owner | None:
        """Where `node` stands; None where it is no part of the notebook."""
        return self.owners.by_node.get(id(node))

    def environment(self, node: ast.AST) -> "Environment":
        """What names refer to just before the innermost statement that holds `node`."""
        owner = self.owner(node)
        if owner is None:
            return NOTHING_BOUND
        env = self._before.get(id(owner.inner), NOTHING_BOUND)
        return Shadowing(env, owner.shadowed) if owner.shadowed else env

    def environment_after(self, statement: Statement) -> "Environment":
        """What names refer to just after `statement`."""
        walk = flow.Flow(self.environment(statement.node))
        walk.run(statement.node)
        return walk.env

    def value(self, node: ast.expr) -> "Value | None":
        """What `node` refers to; None where unknown."""
        if id(node) not in self._values:
            found = infer(node, self.environment(node))
            if self.owner(node) is None:  # another node may get its id
                return found
            self._values[id(node)] = found
        return self._values[id(node)]

    def resolve(self, node: ast.expr) -> str | None:
        """Qualified name of what `node` refers to, such as `pandas.read_csv`; None where unknown."""
        value = self.value(node)
        return value.name if value is not None and value.kind in ("reference", "method") else None

    def call(self, node: ast.Call) -> BoundCall:
        """The call with its fact and bound arguments."""
        if id(node) not in self._calls:
            found = bind_call(node, self.environment(node))
            if self.owner(node) is None:
                return found
            self._calls[id(node)] = found
        return self._calls[id(node)]

    def made(self, call: BoundCall) -> "Made | None":
        """How the object was made whose method is called; None where that is not known."""
        if call.receiver is None or call.fact is None or call.fact.seeded != "constructor" or self._parameters_change:
            return None
        value = self.value(call.receiver)
        return self.constructed(value) if value is not None and value.made is not None else None

    def constructed(self, value: "Value") -> "Made | None":
        """How an object was made; None where that, or whether it is still so, is not known."""
        constructor = lookup.fact(value.name)
        if constructor is None or constructor.kind != "class" or self._parameters_change:
            return None
        if value.made is None and (constructor.stochastic or constructor.draws or constructor.seed):
            return None
        return Made(constructor, dict(value.made or ()))

    def parsed(self, cell: "Cell") -> "ParsedCell":
        """The parsed form of a code cell."""
        return self._cells_by_id[cell.id]

    def of_cell(self, cell: "Cell") -> tuple[Statement, ...]:
        """The statements of a cell in order."""
        return tuple(self._statements_by_cell.get(cell.id, ()))

    def statement(self, identifier: str) -> Statement:
        """The statement with that id."""
        return self._statements_by_id[identifier]

    def same_object(self, names: frozenset[str]) -> frozenset[str]:
        """All names of the notebook that may share an object with one of `names`."""
        return frozenset((self.aliases.group(names) & self.variables) | names)

    def statement_of(self, node: ast.AST) -> Statement | None:
        """The top-level statement that holds `node`."""
        owner = self.owner(node)
        return owner.statement if owner is not None else None

    def returns_nothing(self, name: str) -> bool:
        """Whether no function of the notebook that is called `name` gives back a value."""
        nodes = self._nodes_of_functions.get(name, ())
        return bool(nodes) and not any(
            isinstance(inner, ast.Yield | ast.YieldFrom) or (isinstance(inner, ast.Return) and inner.value is not None)
            for node in nodes
            for inner in descendants(node)
        )

    @cached_property
    def _nodes_of_functions(self) -> dict[str, list[ast.FunctionDef]]:
        found: dict[str, list[ast.FunctionDef]] = {}
        for statement in self.statements:
            for node in statement.nodes:
                if isinstance(node, ast.FunctionDef):
                    found.setdefault(node.name, []).append(node)
        return found

    def definitions(self, name: str) -> "Sequence[Statement]":
        """Statements that define the function `name`."""
        return self._functions.get(name, ())

    def roles_of_function(self, name: str) -> dict[str, str]:
        """Roles of what a function of the notebook calls, each with the reason."""
        if name not in self._roles_of_functions:
            self._roles_of_functions[name] = {}
            self._roles_of_functions[name] = function_roles(name, self)
        return self._roles_of_functions[name]


def _sets_parameters(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "set_params" or (not isinstance(node.ctx, ast.Load) and node.attr in _DECIDING)
    return isinstance(node, ast.Name) and node.id == "setattr"


_DECIDING = frozenset({"random_state", "seed", "random_seed", "verbose", "solver", "shuffle"})


def build_facts(
    notebook: "Notebook",
    python_magics: frozenset[str] = frozenset(),
    roles: "Mapping[str, tuple[str, ...]] | None" = None,
    in_saved_order: bool = False,
    included: tuple[tuple[str, str], ...] = (),
) -> Facts:
    """Parse the code cells of `notebook` and state what is true of them; cells that do not parse have no statements.

    `python_magics` name cell magics whose body is Python, besides those of IPython; `roles` are those that a person
    gave statements, by id. With `in_saved_order` cells stand in the order of their execution counts, those without one
    are left out. `included` are files whose cells were put into the notebook, with their hashes.
    """
    chosen = saved_order(notebook).run if in_saved_order else notebook.code_cells
    cells = tuple(prepare(cell, python_magics) for cell in chosen)
    return Facts(notebook, cells, _found(cells), roles or {}, included)


def _found(cells: "tuple[ParsedCell, ...]") -> "Iterator[Found]":
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
    commands = {parsed.cell.id for parsed in cells if "get_ipython" in parsed.python}
    for cell, ordinal, node, names in found:
        filled_in = with_filled_names(names, node, known, exit_code) if cell.id in commands else names
        yield cell, ordinal, node, filled_in
