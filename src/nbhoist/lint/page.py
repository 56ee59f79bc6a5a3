"""The page of a rule: fixed headings, and code blocks that are notebooks."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbhoist.lint.entry import Entry

HEADINGS = ("Why is this bad?", "Bad", "Good", "Fixed", "Fix safety", "Limits", "References")
_SECTION = re.compile(r"^## (.+?)[ \t]*$", re.MULTILINE)
_BLOCK = re.compile(
    r"^```(?P<language>[\w-]*)[ \t]*(?P<info>[^\n`]*)\n(?P<text>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL
)


class Block(NamedTuple):
    """A fenced code block: `python` is a notebook in percent format, `json` the text of an `.ipynb` file."""

    language: str
    text: str
    info: str = (
        ""  # what else the fence says: the name of the notebook, files beside it, what the file as a whole gives
    )


class Page(NamedTuple):
    """A rule page taken apart."""

    title: str
    summary: str
    sections: dict[str, str]
    text: str

    def blocks(self, heading: str) -> tuple[Block, ...]:
        """The code blocks under a heading."""
        return tuple(
            Block(m["language"], m["text"], m["info"].strip()) for m in _BLOCK.finditer(self.sections.get(heading, ""))
        )


def parse_page(text: str) -> Page:
    """Take a page apart at its headings."""
    head, *rest = _SECTION.split(text)
    title, _, summary = head.strip().partition("\n")
    sections = {heading: body.strip() + "\n" for heading, body in zip(rest[::2], rest[1::2], strict=True)}
    return Page(title.removeprefix("# ").strip(), summary.strip(), sections, text)


def read_page(entry: "Entry") -> Page:
    """The page that stands beside the check of `entry`."""
    from importlib.resources import files  # not on the path of `check`

    package, _, module = entry.module.rpartition(".")
    return parse_page(files(package).joinpath(f"{module}.md").read_text(encoding="utf-8"))
