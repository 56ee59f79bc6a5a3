"""Temporary."""
import ast
import re
from typing import NamedTuple


class Magic(NamedTuple):
    kind: str
    name: str
    argument: str
    body: str
    line: int
    end_line: int
    target: str


class CellError(NamedTuple):
    message: str
    line: int
    column: int
    python2: bool = False


class ParsedCell(NamedTuple):
    cell: object
    language: str
    python: str
    tree: object
    error: object
    magics: tuple


def parse_cell(cell):
    lines = cell.source.split("\n")
    magics = []
    out = []
    for i, line in enumerate(lines, 1):
        m = re.match(r"^(\s*)%%(\w+)(.*)$", line)
        if m and i == 1:
            out.append("#" + line)
            magics.append(Magic("cell", m[2], m[3].strip(), "\n".join(lines[1:]), 1, len(lines), ""))
            continue
        m = re.match(r"^(\s*)([\w, ]+=\s*)?%(\w+)(.*)$", line)
        if m:
            magics.append(Magic("line", m[3], m[4].strip(), "", i, i, (m[2] or "").rstrip("= ")))
            out.append(f"{m[1]}{m[2] or ''}get_ipython().run_line_magic({m[3]!r}, {m[4].strip()!r})")
            continue
        m = re.match(r"^(\s*)([\w, ]+=\s*)?!(.*)$", line)
        if m:
            out.append(f"{m[1]}{m[2] or ''}get_ipython().{'getoutput' if m[2] else 'system'}({m[3]!r})")
            continue
        out.append(line)
    text = "\n".join(out)
    try:
        tree = compile(text, "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        return ParsedCell(cell, "python", text, tree, None, tuple(magics))
    except SyntaxError as e:
        return ParsedCell(cell, "python", text, None, CellError(str(e.msg), e.lineno or 1, e.offset or 1), tuple(magics))
