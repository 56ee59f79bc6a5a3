"""NBH210: software that the notebook installs while it runs."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic, Related, Severity
from nbhoist.lint.rule import NotebookRule

from ._installs import Install, installs

_PLATFORM_CELLS = 5  # at the top, where a platform's notebooks prepare their environment


class InNotebookInstall(NotebookRule):
    """Software that the notebook installs while it runs."""

    code = "NBH210"
    severity = "warning"
    resolved_by = "convert"
    one_note = True
    message = "`{command}` installs while the notebook runs; declare the dependency in `requirements.txt`"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell that installs; a note at the top of a notebook on a platform."""
        by_cell: dict[int, list[Install]] = {}
        for install in installs(facts):
            by_cell.setdefault(install.place.cell.index, []).append(install)
        for index, found in by_cell.items():
            related = tuple(Related("and here", index, i.place.line) for i in found[1:])
            words = {"command": _short(found[0].command)}
            yield self.at(facts.notebook, found[0].place, words, related, _severity(index, facts))


def _severity(index: int, facts: Facts) -> Severity | None:
    first = [cell.index for cell in facts.notebook.code_cells[:_PLATFORM_CELLS]]
    return "note" if facts.notebook.platform != "jupyter" and index in first else None


def _short(command: str) -> str:
    return command if len(command) <= 50 else command[:49] + "…"
