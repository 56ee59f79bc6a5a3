"""NBH006: a file that does not say what runs it."""

import json
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.codemod.edits import SetMetadata
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import NotebookRule

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


class MissingKernelMetadata(NotebookRule):
    """A file that does not say what runs it."""

    code = "NBH006"
    severity = "note"
    applicability = "safe"
    default = False
    message = "the notebook names no {what}; save it from Jupyter with the kernel that it needs"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """At most one diagnostic per notebook."""
        metadata = facts.notebook.metadata
        kernel, language = metadata.get("kernelspec"), metadata.get("language_info")
        if facts.notebook.format != "ipynb":
            return
        if not kernel:
            fix = self.fix("name the usual Python kernel", (SetMetadata(None, "kernelspec", json.dumps(_KERNEL)),))
            yield self.at_file(facts.notebook, {"what": "kernel"}, fix)
        elif not language and not kernel.get("language"):
            fix = self.fix("name Python", (SetMetadata(None, "language_info", json.dumps({"name": "python"})),))
            yield self.at_file(facts.notebook, {"what": "language"}, fix)
