"""NBH303: a password, key or token in a stored output."""

import re
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.secret_formats import found_in, is_placeholder
from nbhoist.analysis.secrets import named_kind
from nbhoist.codemod.edits import StripOutputs
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import first_line
from nbhoist.lint.rule import NotebookRule

from ._outputs import output_texts

_DUMP = re.compile(r"environ\(\{|'PATH': '[^']*/bin|^PATH=[^\n]*/bin|env: [A-Z_]+=", re.MULTILINE)
_ENTRY = re.compile(
    r"(?P<name>[A-Z][A-Z0-9_]*(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|PWD|CREDENTIALS?))['\"]?\s*[:=]\s*['\"]?(?P<value>[^\s'\",}]{6,})"
)
_SHORTEST = 7  # of what an environment calls a secret


class SecretInOutput(NotebookRule):
    """A password, key or token in a stored output."""

    code = "NBH303"
    severity = "error"
    applicability = "safe"
    message = "the stored output shows {what}; strip it, and revoke what it shows"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell."""
        for cell in facts.notebook.code_cells:
            what = next((found for text in output_texts(cell) if (found := _shown(text))), "")
            if what:
                fix = self.fix("strip the output", (StripOutputs(cell.index),))
                yield self.at(facts.notebook, first_line(cell), {"what": what}, fix=fix)


def _shown(text: str) -> str:
    is_dump = _DUMP.search(text) is not None
    for entry in _ENTRY.finditer(text):
        name, value = entry["name"], entry["value"]
        if named_kind(name, value) or (is_dump and len(value) > _SHORTEST and not is_placeholder(value)):
            return f"the environment, with `{name}`" if is_dump else f"the value of `{name}`"
    return "a password, key or token" if next(found_in(text), None) is not None else ""
