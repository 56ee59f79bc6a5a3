"""A stage as a function: header, docstring, the notebook's statements, and what it gives back."""

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from nbhoist.refactor.emit.annotations import Annotation, annotation
from nbhoist.refactor.emit.statements import Context, nodes_of
from nbhoist.refactor.open_figures import shows_at_end
from nbhoist.refactor.passes.definitions import BUILTINS
from nbhoist.refactor.passes.regions import is_asynchronous, shows_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.analysis.values import Value
    from nbhoist.codemod.rewrite import Statement as Node
    from nbhoist.refactor.plan import Plan, Stage

TABLE = "pd.DataFrame"  # what has a contract when it is loaded


class Located(NamedTuple):
    """A statement of the notebook and its position in the body of its function (the docstring does not count)."""

    statement: str
    ordinal: int
    length: int  # statements that it became


class Function(NamedTuple):
    """The source of a stage, the imports that its annotations need, and where its statements stand."""

    code: str
    imports: tuple[str, ...]
    located: tuple[Located, ...]


def stage_function(stage: "Stage", plan: "Plan", facts: "Facts", settings_name: str) -> Function:
    """Write the function of a stage."""
    run = tuple(facts.statement(i) for i in stage.statements)
    context = Context(_setting_expressions(stage, settings_name), nested=True)
    body: list[Node] = [*_unbound_globals(run, stage)]
    located: list[Located] = []
    bound = set(stage.parameters)
    for head, group in _by_wrap(run, plan):
        inner: list[Node] = []
        for statement in group:
            hidden = _unbound_builtins(statement, run, bound)
            inner += [_line(f"{name} = builtins.{name}") for name in sorted(hidden & statement.defines)]
            nodes = nodes_of(statement, plan, facts, context._replace(builtins=hidden - statement.defines))
            at, length = (len(body), 1) if head else (len(body) + len(inner), len(nodes))
            located.append(Located(statement.id, at, length))
            inner += [*nodes, *_closing_figures(statement, stage, facts)]
            bound = (bound | statement.defines) - statement.deletes
        body += [_in_with(head, inner)] if head and inner else inner
    if stage.results:
        body.append(_line(f"return {', '.join(stage.results)}"))
    header, imports = _header(stage, run, plan, facts, settings_name)
    function = cst.parse_module(f"{header}\n    pass\n").body[0]
    assert isinstance(function, cst.FunctionDef)  # by the header
    block = cst.IndentedBlock([*_docstring(stage), *body])
    return Function(cst.Module([function.with_changes(body=block)]).code, imports, tuple(located))


def _by_wrap(run: "tuple[Statement, ...]", plan: "Plan") -> "Iterator[tuple[str, list[Statement]]]":
    """Statements in order, those that stand in one `with` together."""
    heads = {key: wrapped.head for wrapped in plan.wrapped for key in wrapped.statements}
    for (head, _), group in groupby(run, key=lambda s: (heads.get(s.id, ""), s.cell.id if s.id in heads else "")):
        yield head, list(group)


def _in_with(head: str, nodes: "list[Node]") -> "Node":
    node = cst.parse_module(f"with {head}:\n    pass\n").body[0]
    assert isinstance(node, cst.With)  # by its text
    return node.with_changes(body=cst.IndentedBlock(nodes))


def _unbound_builtins(statement: "Statement", run: "tuple[Statement, ...]", bound: set[str]) -> frozenset[str]:
    """Builtins that the stage hides by a name of its own, which is not bound where `statement` reads them."""
    own = {name for s in run for name in (*s.defines, *s.deletes)}
    return frozenset((statement.reads - statement.names.captures) & BUILTINS & own - bound)


def _setting_expressions(stage: "Stage", settings_name: str) -> "AllSettings":
    return AllSettings(settings_name, single=len(stage.sections) == 1)


class AllSettings(dict[tuple[str, str], str]):
    """The expression for each (section, key) inside a stage."""

    def __init__(self, name: str, single: bool) -> None:
        super().__init__()
        self._name, self._single = name, single

    def __contains__(self, place: object) -> bool:
        return True

    def __missing__(self, place: tuple[str, str]) -> str:
        return f"{self._name}.{place[1]}" if self._single else f"{self._name}.{place[0]}.{place[1]}"

    def get(self, place: tuple[str, str], default: str = "") -> str:  # type: ignore[override]  # never a default
        return self[place]


def _line(code: str) -> "Node":
    node = cst.parse_module(code + "\n").body[0]
    assert isinstance(node, cst.SimpleStatementLine)  # by the callers
    return node


def _unbound_globals(run: "tuple[Statement, ...]", stage: "Stage") -> "list[Node]":
    """A name that only functions of the stage bind must belong to the stage before they are made."""
    assigned = {name for s in run for name in s.names.assigns_global}
    bound = {name for s in run for name in s.defines} | set(stage.parameters)
    return [_line(f"{name} = None") for name in sorted(assigned - bound)]


def _closing_figures(statement: "Statement", stage: "Stage", facts: "Facts") -> "list[Node]":
    """A notebook shows and closes open figures at the end of each cell."""
    drawing = [s for s in facts.of_cell(statement.cell) if s.id in stage.statements]
    if stage.observed or statement is not drawing[-1] or not any(known_to_draw(s) for s in drawing):
        return []
    if not shows_at_end(statement.cell, facts):
        return []
    return [] if shows_figures([s for s in drawing if known_to_draw(s)][-1], facts) else [_line("plt.show()")]


def known_to_draw(statement: "Statement") -> bool:
    """Whether a statement is known to draw, not only feared to."""
    return "<figure>" in statement.known_effects


def _docstring(stage: "Stage") -> "list[Node]":
    text = stage.docstring.replace("\\", "\\\\").replace('"""', "'''")
    if not text:
        return []
    lines = text.split("\n")
    indented = "\n".join([lines[0], *(f"    {line}".rstrip() for line in lines[1:])])
    quote = '"' if indented.endswith('"') else ""
    closing = "\n    " if len(lines) > 1 else ("" if not quote else " ")
    return [_line(f'"""{indented}{closing}"""')]


def _header(
    stage: "Stage", run: "tuple[Statement, ...]", plan: "Plan", facts: "Facts", settings_name: str
) -> tuple[str, tuple[str, ...]]:
    taken = notebook_names(plan, facts)
    before = facts.environment(run[0].node)
    imports: list[str] = []
    parameters = [typed(name, before.get(name), taken, imports) for name in stage.parameters]
    if stage.sections:
        kind = section_class(stage.sections[0]) if len(stage.sections) == 1 else "Settings"
        parameters.append(f"{settings_name}: {kind}")
    if plan.path is not None and learns(stage, plan):
        parameters.append(f"{plan.path.state}: State")
        imports.append(f"from {plan.package}.state import State")
    result = _result(stage, run, facts, taken, imports)
    word = "async def" if any(is_asynchronous(s.node) for s in run) else "def"
    head = f"{word} {stage.name}({', '.join(parameters)}){result}:"
    if stage.module == "load" and TABLE in result and word == "def" and not {"loaded", "loading"} & taken:
        imports.append(f"from {plan.package}.loading import loaded")
        head = f"@loaded\n{head}"
    return head, tuple(imports)


def learns(stage: "Stage", plan: "Plan") -> bool:
    """Whether a stage remembers values for prediction."""
    return plan.path is not None and not set(plan.path.learning).isdisjoint(stage.statements)


def section_class(section: str) -> str:
    """Name of the settings class of a section: `random_forest` → `RandomForestSettings`."""
    return "".join(part.capitalize() for part in section.split("_")) + "Settings"


def notebook_names(plan: "Plan", facts: "Facts") -> frozenset[str]:
    """Names that the notebook binds, but for imported ones: no annotation can use them."""
    names = frozenset(name for s in facts.statements for name in s.defines)
    return names - {name for p in plan.placements if p.kind == "import" for name in p.names}


def typed(name: str, value: "Value | None", taken: frozenset[str], imports: list[str]) -> str:
    """Write a parameter with its type, where that is known; `imports` is given what the type needs."""
    found = annotation(value, taken)
    if found is None:
        return name
    imports.extend(found.imports)
    return f"{name}: {found.text}"


def _result(
    stage: "Stage", run: "tuple[Statement, ...]", facts: "Facts", taken: frozenset[str], imports: list[str]
) -> str:
    if stage.observed:
        return ""
    if not stage.results:
        return " -> None"
    after = facts.environment_after(run[-1])
    found: list[Annotation] = []
    for name in stage.results:
        one = annotation(after.get(name), taken)
        if one is None:
            return ""
        found.append(one)
    for one in found:
        imports.extend(one.imports)
    texts = [one.text for one in found]
    return f" -> {texts[0]}" if len(texts) == 1 else f" -> tuple[{', '.join(texts)}]"
