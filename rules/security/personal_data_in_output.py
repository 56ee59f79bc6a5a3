"""NBH304: data about persons in a stored output."""

import re
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.codemod.edits import StripOutputs
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import first_line
from nbhoist.lint.rule import NotebookRule

from ._outputs import output_texts

_MAIL = re.compile(
    r"(?<![\w.+/:-])[A-Za-z0-9][\w.+-]*@(?P<domain>(?:[A-Za-z0-9-]+\.)+(?P<top>[A-Za-z]{2,12}))(?![\w@-])"
)
_NOT_MAIL = re.compile(
    r"example|test\.|\.test$|\.invalid$|\.local$|localhost|github\.com$|gitlab\.com$|noreply|\.(?:png|jpe?g|gif|svg|py|ipynb)$"
    r"|googlegroups\.com$|python\.org$|iam\.gserviceaccount\.com$|\.internal$|^(?:domain|email|company|mail)\.com$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:no-?reply|info|support|admin|contact|help|sales|user\d*|name|you|me|your|email|foo|bar|test|john|jane)[\w.]*@",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.+-])(?:\+\d{1,3}[ .-]\(?\d{2,4}\)?(?:[ .-]\d{2,4}){2,3}|\(\d{3}\) \d{3}-\d{4})(?![\w-])")
_CARD = re.compile(
    r"(?<![\w.-])(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2}|3[47]\d{2}|6011)(?P<gap>[ -]?)\d{4,6}(?P=gap)\d{4,5}(?:(?P=gap)\d{4})?(?![\w.-])"
)
_NATIONAL = re.compile(r"(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")


class PersonalDataInOutput(NotebookRule):
    """Data about persons in a stored output."""

    code = "NBH304"
    severity = "warning"
    applicability = "safe"
    message = "the stored output shows {what}; strip it, or show counts instead of rows"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per cell."""
        for cell in facts.notebook.code_cells:
            found: list[str] = []
            for text in output_texts(cell):
                found += [kind for kind in _kinds(text) if kind not in found]
            if found:
                fix = self.fix("strip the output", (StripOutputs(cell.index),))
                yield self.at(facts.notebook, first_line(cell), {"what": " and ".join(found)}, fix=fix)


def _kinds(text: str) -> Iterator[str]:
    if "@" in text and any(_is_personal(found) for found in _MAIL.finditer(text)):
        yield "e-mail addresses"
    if _PHONE.search(text):
        yield "phone numbers"
    if any(_passes_check(found[0]) for found in _CARD.finditer(text)):
        yield "card numbers"
    if _NATIONAL.search(text):
        yield "national identity numbers"


def _is_personal(found: "re.Match[str]") -> bool:
    return not (_NOT_MAIL.search(found["domain"]) or _ROLE.match(found[0]))


def _passes_check(number: str) -> bool:
    """The check digit that all card numbers have (Luhn)."""
    digits = [int(c) for c in number if c.isdigit()]
    if len(digits) not in (15, 16) or len(set(digits)) < 4:
        return False
    doubled = [d * 2 - 9 * (d > 4) for d in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
