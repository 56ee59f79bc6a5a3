"""NBH209: a magic that does something which only a notebook can do."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.knowledge.magics import COLAB, DATABRICKS, FOLDER, HISTORY, INSTALL, QUIET, SHELL
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import line_place
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.cells import Magic

_OF_OTHER_RULES = frozenset(INSTALL) | frozenset(FOLDER) | SHELL | HISTORY
_OF_PLATFORM = {"databricks": DATABRICKS, "colab": COLAB}


class NotebookMagic(NotebookRule):
    """A magic that does something which only a notebook can do."""

    code = "NBH209"
    severity = "note"
    one_note = True
    message = "`{magic}` works in a notebook only; {cure}"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per magic that does more than show, measure or format."""
        own = _OF_PLATFORM.get(facts.notebook.platform, frozenset())
        for parsed in facts.cells:
            for magic in parsed.magics:
                if magic.kind in ("line", "cell") and magic.name not in QUIET | _OF_OTHER_RULES | own:
                    place = line_place(parsed.cell, magic.line)
                    yield self.at(facts.notebook, place, {"magic": _written(magic), "cure": _cure(magic.name)})


def _written(magic: Magic) -> str:
    return f"{'%%' if magic.kind == 'cell' else '%'}{magic.name}"


def _cure(name: str) -> str:
    return _CURES.get(name, "do it in Python")


_CURES = {
    "run": "import what the other notebook defines from a module",
    "load": "import it",
    "loadpy": "import it",
    "store": "save the value to a file",
    "autoreload": "take it out when the modules are done",
    "env": "set the variable before the notebook is run",
    "set_env": "set the variable before the notebook is run",
    "writefile": "keep the text in a file of its own",
    "file": "keep the text in a file of its own",
    "pylab": "import the names that are used",
}
