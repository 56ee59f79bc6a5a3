"""NBH007: a comment that silences nothing."""

from collections.abc import Iterator, Sequence

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import line_place
from nbhoist.lint.rule import SuppressionRule
from nbhoist.lint.suppression import Suppression
from nbhoist.notebook.model import Notebook


class UnusedSuppression(SuppressionRule):
    """A comment that silences nothing."""

    code = "NBH007"
    severity = "note"
    default = False
    message = "`{name}` silences nothing here; take it out of the comment"

    def check(self, notebook: Notebook, idle: Sequence[tuple[Suppression, str]]) -> Iterator[Diagnostic]:
        """One diagnostic per name; the metadata of the notebook have no line, so they are left alone."""
        for suppression, name in idle:
            if suppression.cell is not None:
                shown = name.upper() if name[-1].isdigit() else name
                yield self.at(notebook, line_place(suppression.cell, suppression.line), {"name": shown})
