"""NBH802: code that was taken out of use and left standing as a comment."""

import ast
import re
from collections.abc import Iterator
from itertools import groupby

from nbhoist.analysis.facts import Facts
from nbhoist.codemod.edits import Replace
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import Place
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.cells import ParsedCell

_COMMENT = re.compile(
    r"^(?P<indent>\s*)#(?!!|:|@| ?%%| ?\+| ?type:| ?noqa| ?nbhoist| ?pragma| ?pylint| ?fmt| ?ruff) ?(?P<text>.*)$"
)
_CODE = re.compile(
    r"[=(\[]|^(?:import|from|return|del|raise|assert|if|for|while|with|def|class|else|elif|try|except|print)\b"
)
_KEYWORD = re.compile(r"(?:import|from|for|if|elif|while|with|return|del|assert|class|def|try|except|raise)\b")
_PROSE = re.compile(
    r"^[A-Za-z]+(?:[ ,]+[A-Za-z']+){2,}|^(?:note|todo|fixme|see|e\.g|i\.e)\b|https?:|->|\.\.\.", re.IGNORECASE
)
_KINDS = (
    ast.Assign,
    ast.AugAssign,
    ast.AnnAssign,
    ast.Import,
    ast.ImportFrom,
    ast.For,
    ast.While,
    ast.If,
    ast.With,
    ast.Try,
    ast.FunctionDef,
    ast.ClassDef,
    ast.Return,
    ast.Delete,
    ast.Raise,
    ast.Assert,
)


class CommentedOutCode(NotebookRule):
    """Code that was taken out of use and left standing as a comment."""

    code = "NBH802"
    severity = "note"
    applicability = "safe"
    default = False
    message = "{lines} of code as a comment; take {them} out, the history of the file keeps {them}"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per block of such lines."""
        for parsed in facts.cells:
            if "#" not in parsed.cell.source or parsed.tree is None:
                continue
            for first, last in _blocks(parsed):
                text = parsed.cell.source.split("\n")
                place = Place(
                    parsed.cell,
                    first,
                    len(text[first - 1]) - len(text[first - 1].lstrip()) + 1,
                    last,
                    len(text[last - 1]) + 1,
                )
                fix = self.fix("take the comment out", (_removal(parsed, first, last, len(text)),))
                many = last > first
                words = {"lines": f"{last - first + 1} lines" if many else "a line", "them": "them" if many else "it"}
                yield self.at(facts.notebook, place, words, fix=fix)


def _blocks(parsed: ParsedCell) -> Iterator[tuple[int, int]]:
    """First and last line of comments that are code."""
    in_strings = _lines_of_strings(parsed)
    lines = parsed.cell.source.split("\n")
    numbered = [(n, _COMMENT.match(line)) for n, line in enumerate(lines, start=1)]
    for is_comment, group in groupby(numbered, key=lambda pair: pair[1] is not None and pair[0] not in in_strings):
        found = [(n, match["text"]) for n, match in group if match is not None] if is_comment else []
        yield from _code_in(found)


def _code_in(lines: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Longest runs of lines that parse as code."""
    start = 0
    while start < len(lines):
        end = next((e for e in range(len(lines), start, -1) if _is_code([text for _, text in lines[start:e]])), start)
        if end > start:
            yield lines[start][0], lines[end - 1][0]
        start = max(end, start + 1)


def _is_code(lines: list[str]) -> bool:
    if (
        not _CODE.search(lines[0].strip())
        or any(_PROSE.search(line.strip()) and not _KEYWORD.match(line.strip()) for line in lines)
        or not lines[-1].strip()
    ):
        return False
    try:
        tree = ast.parse("\n".join(lines))
    except (SyntaxError, ValueError):
        return False
    return bool(tree.body) and all(_is_work(node) for node in tree.body)


def _is_work(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name | ast.Attribute)
    return isinstance(node, _KINDS)


def _lines_of_strings(parsed: ParsedCell) -> set[int]:
    found: set[int] = set()
    for node in ast.walk(parsed.tree) if parsed.tree is not None else ():
        if isinstance(node, ast.Constant | ast.JoinedStr) and node.end_lineno and node.end_lineno > node.lineno:
            found.update(range(node.lineno, node.end_lineno + 1))
    return found


def _removal(parsed: ParsedCell, first: int, last: int, count: int) -> Replace:
    """The lines gone with one of the line ends around them."""
    lines = parsed.cell.source.split("\n")
    if last < count:
        return Replace(parsed.cell.index, first, 1, last + 1, 1, "")
    if first > 1:
        return Replace(parsed.cell.index, first - 1, len(lines[first - 2]) + 1, last, len(lines[last - 1]) + 1, "")
    return Replace(parsed.cell.index, first, 1, last, len(lines[last - 1]) + 1, "")
