"""What a rule is: machine facts and one method; its page stands beside it."""

import ast
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from nbhoist.lint.diagnostic import CellReference, Diagnostic, Fix, Related
from nbhoist.lint.place import Place, node_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nbhoist.analysis.facts import Facts
    from nbhoist.codemod.edits import Edit
    from nbhoist.errors import NotebookError
    from nbhoist.lint.diagnostic import Applicability, Resolver, Severity
    from nbhoist.lint.suppression import Suppression
    from nbhoist.notebook.cells import ParsedCell
    from nbhoist.notebook.model import Cell, Notebook

NodeT = TypeVar("NodeT", bound=ast.AST)


class Context:
    """What a node rule may ask about the node that it is shown."""

    __slots__ = ("_parents", "facts", "parsed")

    def __init__(self, facts: "Facts", parsed: "ParsedCell", parents: "dict[int, ast.AST]") -> None:
        self.facts = facts
        self.parsed = parsed
        self._parents = parents

    def parent(self, node: "ast.AST") -> "ast.AST | None":
        """The node around `node`."""
        return self._parents.get(id(node))

    def ancestors(self, node: "ast.AST") -> "Iterable[ast.AST]":
        """The nodes around `node`, from the inside out."""
        around = self._parents.get(id(node))
        while around is not None:
            yield around
            around = self._parents.get(id(around))


class Rule:
    """What all rules share; the name is that of the module, the family that of its folder."""

    code: ClassVar[str]
    severity: ClassVar["Severity"]
    message: ClassVar[str]  # a format string; `at` fills it in
    applicability: ClassVar["Applicability | None"] = None  # of its fix; None where it has none
    resolved_by: ClassVar["Resolver"] = "person"
    default: ClassVar[bool] = True  # runs when nothing is selected
    one_note: ClassVar[bool] = False  # its notes are merged into one for the notebook
    secret: ClassVar[bool] = False  # what it points at must never be repeated

    @property
    def name(self) -> str:
        """Name of the bad pattern, such as `absolute-path`."""
        return type(self).__module__.rpartition(".")[2].replace("_", "-")

    @property
    def family(self) -> str:
        """Name of the family, such as `environment`."""
        return type(self).__module__.split(".")[-2]

    def at(
        self,
        notebook: "Notebook",
        place: Place,
        words: "Mapping[str, object]",
        related: "tuple[Related, ...]" = (),
        severity: "Severity | None" = None,
        fix: Fix | None = None,
    ) -> Diagnostic:
        """The diagnostic for `place`, its message filled in with `words`."""
        return Diagnostic(
            code=self.code,
            name=self.name,
            message=self.message.format_map(words),
            severity=severity or self.severity,
            path=notebook.path,
            cell=cell_reference(place.cell),
            line=place.line,
            column=place.column,
            end_line=place.end_line,
            end_column=place.end_column,
            fix=fix,
            resolved_by=self._resolver(fix),
            related=related,
            secret=self.secret,
        )

    def fix(
        self, message: str, *edits: "Iterable[Edit] | None", applicability: "Applicability | None" = None
    ) -> Fix | None:
        """The fix that makes all `edits`; None where one of them cannot be written, or there is nothing to change."""
        made: list[Edit] = []
        for group in edits:
            if group is None:
                return None
            made.extend(group)
        how = applicability or self.applicability
        return Fix(how, message, tuple(made)) if made and how is not None else None

    def _resolver(self, fix: Fix | None) -> "Resolver":
        """Who resolves it; what `convert` does keeps being its work where the fix is unsafe."""
        if fix is None or (fix.applicability == "unsafe" and self.resolved_by == "convert"):
            return self.resolved_by
        return "fix"

    def at_file(self, notebook: "Notebook", words: "Mapping[str, object]", fix: Fix | None = None) -> Diagnostic:
        """The diagnostic for the notebook as a whole."""
        return Diagnostic(
            code=self.code,
            name=self.name,
            message=self.message.format_map(words),
            severity=self.severity,
            path=notebook.path,
            cell=None,
            line=None,
            column=None,
            end_line=None,
            end_column=None,
            fix=fix,
            resolved_by=self._resolver(fix),
        )


class NodeRule(Rule, Generic[NodeT]):
    """A rule that is shown each node of the classes in `nodes` by the shared walk."""

    nodes: ClassVar["tuple[type[ast.AST], ...]"]

    def check(self, node: NodeT, context: Context) -> "Iterable[Diagnostic]":
        """The diagnostics for one node."""
        raise NotImplementedError

    def at_node(
        self,
        context: Context,
        node: "ast.expr | ast.stmt | ast.excepthandler | ast.alias",
        severity: "Severity | None" = None,
        fix: Fix | None = None,
        **words: object,
    ) -> Diagnostic:
        """The diagnostic for the range of `node`."""
        return self.at(context.facts.notebook, node_place(context.parsed, node), words, severity=severity, fix=fix)


class NotebookRule(Rule):
    """A rule that looks at the notebook as a whole."""

    def check(self, facts: "Facts") -> "Iterable[Diagnostic]":
        """The diagnostics for one notebook."""
        raise NotImplementedError


class FileRule(Rule):
    """A rule about files that could not be read as notebooks."""

    def messages(self, error: "NotebookError") -> "Iterable[str]":
        """The messages for one unreadable file."""
        raise NotImplementedError


class SuppressionRule(Rule):
    """A rule about comments that silence nothing."""

    def check(self, notebook: "Notebook", idle: "Sequence[tuple[Suppression, str]]") -> "Iterable[Diagnostic]":
        """The diagnostics for suppressions with the names, of rules that ran, through which they silence nothing."""
        raise NotImplementedError


def cell_reference(cell: "Cell") -> CellReference:
    """How diagnostics name `cell`."""
    first = next((line.strip() for line in cell.source.split("\n") if line.strip()), "")
    return CellReference(cell.index, cell.id, cell.execution_count, first)
