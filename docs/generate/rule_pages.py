"""The list of rules, each with the first sentence of its page."""

from itertools import groupby

from nbhoist.lint.index import RULES
from nbhoist.lint.page import read_page

_HEAD = """\
# Rules

Written from the code by `python docs/generate/reference.py`. `nbhoist explain CODE` prints a page, `nbhoist rules` this list. Rules marked *off* run only when they are selected. The examples on the pages are the tests of the rules.
"""


def render_rules() -> str:
    """The page of rules."""
    parts = [_HEAD]
    for family, entries in groupby(sorted(RULES, key=lambda entry: entry.code), key=lambda entry: entry.family):
        parts += [f"\n## {family.capitalize()}\n", "| rule | severity | what it finds |", "|---|---|---|"]
        for entry in entries:
            file = entry.module.removeprefix("nbhoist.").replace(".", "/")
            severity = entry.severity if entry.default else f"{entry.severity}, *off*"
            summary = " ".join(read_page(entry).summary.split()).replace("|", "\\|")
            parts.append(f"| [{entry.code} {entry.name}](../../{file}.md) | {severity} | {summary} |")
    return "\n".join(parts) + "\n"
