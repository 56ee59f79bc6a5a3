"""Titled cases in markdown: a notebook in percent format, and what the plan or the emitted modules hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
_BLOCK = re.compile(
    r"(?:^(?P<label>[^\n`]*`(?P<view>[^`\n]+)`[^\n]*):\n\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.M | re.S
)
_MISS = re.compile(r"^Known miss in (?P<where>the plan|printing|production): (?P<reason>.+?)$", re.M)


class View(NamedTuple):
    """Something that a case shows, and where its text stands in the file."""

    name: str
    text: str


class Case(NamedTuple):
    """One titled case of a pass."""

    path: Path
    title: str
    notebook: str
    views: tuple[View, ...]
    misses: dict[str, str]  # where it fails at present (`the plan`, `printing`, `production`), and why

    @property
    def name(self) -> str:
        """The name that tests show."""
        return f"{self.path.stem}: {self.title}"

    @property
    def prints(self) -> bool:
        """Whether the notebook prints or displays something, so that both sides can be run and compared."""
        return "print(" in self.notebook


def cases() -> list[Case]:
    """All cases, by pass."""
    return [case for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path)]


def read_cases(path: Path) -> list[Case]:
    """The cases of one file."""
    _, *sections = re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))
    return [_case(path, section) for section in sections]


def _case(path: Path, section: str) -> Case:
    title, _, body = section.partition("\n")
    notebook, *views = _BLOCK.finditer(body)
    shown = tuple(View(block["view"], block["text"]) for block in views)
    return Case(path, title.strip(), notebook["text"], shown, dict(_MISS.findall(body)))


def write_view(case: Case, name: str, text: str) -> None:
    """Put the text of a view into the file of its case."""
    whole = case.path.read_text(encoding="utf-8")
    start = whole.index(f"## {case.title}\n")
    block = next(b for b in _BLOCK.finditer(whole, start) if b["view"] == name)
    changed = whole[: block.start("text")] + text + whole[block.end("text") :]
    case.path.write_text(changed, encoding="utf-8", newline="\n")
