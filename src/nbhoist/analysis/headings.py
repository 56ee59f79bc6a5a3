"""The heading above each cell, and the role that its words suggest."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbhoist.notebook.model import Notebook

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_HTML = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.IGNORECASE)
_NUMBER = re.compile(
    r"^\W*(?:(?:step|part|section|chapter|task|exercise)\s*)?\d{1,2}(?:\.\d+)*\s*[.):\u2013\u2014-]*\s+", re.IGNORECASE
)
_WORDS = (
    ("save", r"\b(re)?sav(e|ed|ing)\b|\bexport|\bpersist|\bartifacts?\b"),
    ("split", r"\bsplit|\bhold.?out"),
    ("tune", r"\btun(e|ing)|\bhyper.?param|\bgrid.?search"),
    ("train", r"\b(re)?train|\bfit(s|ted|ting)?\b|\bmodel"),
    ("predict", r"\bpredict|\bscor(e|ing) new|\binference|\bsubmission|\bnew customers"),
    ("evaluate", r"\bevaluat|\bmetric|\bperformance|\bresult|\baccuracy|\bcompar|\bdiagnos"),
    (
        "explore",
        r"\bexplor|\beda\b|\blook|\boverview|\binspect|\bvisuali|\b(sub)?plot|\bdistribut|\bcorrelat|\bfirst impression",
    ),
    ("clean", r"\bclean|\bmissing|\btidy|\boutlier|\b(de)?duplicate|\bimpute|\bdirty|\bfix"),
    ("feature", r"\bfeature|encod|\btransform|\bpre-?process|\b(re)?scal(e|ing)|\bengineer|\bdummies"),
    ("load", r"load|\bread(s|ing)?\b|\bimport(ing)? (the )?data|\bget (the )?data|^data$|\bdata ?set"),
)


class Heading(NamedTuple):
    """A markdown heading with the text below it, up to the next heading."""

    level: int
    title: str
    text: str


def headings(notebook: "Notebook") -> dict[str, tuple[Heading, ...]]:
    """Headings in force at each code cell, by cell id, outermost first."""
    stack: list[Heading] = []
    result: dict[str, tuple[Heading, ...]] = {}
    for cell in notebook.cells:
        if cell.kind == "markdown":
            for heading in _parse(cell.source):
                while stack and stack[-1].level >= heading.level:
                    stack.pop()
                stack.append(heading)
        elif cell.kind == "code":
            result[cell.id] = tuple(stack)
    return result


def suggested_role(title: str) -> str:
    """The role that the words of a heading suggest; empty where they suggest none."""
    for role, pattern in _WORDS:
        if re.search(pattern, title, re.IGNORECASE):
            return role
    return ""


def _parse(source: str) -> list[Heading]:
    found: list[Heading] = []
    fenced = False
    for line in source.splitlines():
        fenced ^= line.lstrip().startswith("```")
        match = None if fenced else _HEADING.match(line)
        html = None if fenced or match else _HTML.search(line)
        if match:
            found.append(Heading(len(match[1]), plain(match[2]), ""))
        elif html and plain(html[2]):
            found.append(Heading(int(html[1]), plain(html[2]), ""))
        elif found:
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{line}")
    return [heading._replace(text=heading.text.strip()) for heading in found]


def plain(markdown: str) -> str:
    """A line of markdown as plain words."""
    without_links = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"<[^>]+>", "", markdown))
    without_number = _NUMBER.sub("", without_links)
    return re.sub(r"[*`~]+|(?<!\w)_+|_+(?!\w)", "", without_number).strip()
