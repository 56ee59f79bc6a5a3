"""NBH005: a file name that says nothing, or that cannot become the name of a module."""

import re
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import NotebookRule

_UNTITLED = re.compile(
    r"untitled\d*(?:[ _-]?\d+)?|(?:new[ _-]?)?notebook\d*|copy of .*|.*[ _-]copy\d*(?:\(\d+\))?|.*\(\d+\)|.* - copy.*",
    re.IGNORECASE,
)
_PORTABLE = re.compile(r"[\w.-]*[^\W\d_][\w.-]*", re.ASCII)


class UntitledNotebook(NotebookRule):
    """A file name that says nothing, or that cannot become the name of a module."""

    code = "NBH005"
    severity = "note"
    message = "file name `{name}` {why}; rename it to say what the notebook does, such as `train_churn_model.ipynb`"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """At most one diagnostic per notebook."""
        stem = facts.notebook.path.stem
        if _UNTITLED.fullmatch(stem):
            yield self.at_file(facts.notebook, {"name": facts.notebook.path.name, "why": "says nothing"})
        elif not _PORTABLE.fullmatch(stem):
            why = "cannot become the name of a module"
            yield self.at_file(facts.notebook, {"name": facts.notebook.path.name, "why": why})
