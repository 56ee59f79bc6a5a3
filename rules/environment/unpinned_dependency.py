"""NBH211: an install that takes whatever version is newest."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import NotebookRule

from ._installs import installs


class UnpinnedDependency(NotebookRule):
    """An install that takes whatever version is newest."""

    code = "NBH211"
    severity = "note"
    one_note = True
    message = "{names} without a version; name the one that the notebook was made with, such as `{first}==1.2.3`"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per command that names packages without a version."""
        for install in installs(facts):
            loose = [r.name for r in install.requirements if not r.pinned and r.name not in _TOOLS]
            if loose:
                shown = ", ".join(f"`{name}`" for name in loose[:4]) + (" and more" if len(loose) > 4 else "")
                yield self.at(facts.notebook, install.place, {"names": shown, "first": loose[0]})


_TOOLS = frozenset({"pip", "setuptools", "wheel", "uv"})
