"""Definitions that several links of a chain have in common, once for all of them.

Two are the same when their text is, formatting and comments left aside, and when all names that they look up mean the
same: builtins, the same imports, or definitions that are the same in their turn. All others stay where they are.
"""

import ast
import builtins
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.refactor.chain.nested import import_lines, moved_imports
from nbhoist.refactor.emit.import_block import import_block
from nbhoist.refactor.emit.module import Source, free_names
from nbhoist.refactor.emit.package import Emitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

COMMON = "common"
_DOCSTRING = '"""Functions and classes that several of the notebooks have in common."""'
_BUILTINS = frozenset(dir(builtins))
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class _Found(NamedTuple):
    """A definition at the top of a module."""

    module: str
    name: str
    text: str  # normalised
    node: Definition
    imports: "Mapping[str, str]"  # what the names that it looks up are imported by; empty where they are not


def with_common_definitions(
    links: "Mapping[str, Emitted]", package: str, definitions: "Iterable[str]"
) -> tuple[Emitted, ...]:
    """Move what is the same into `common`; `definitions` are those of the notebooks, such as `link.module.name`."""
    known = frozenset(definitions)
    own = {s.name: s for name, link in links.items() for s in link.sources if s.name.startswith(f"{name}.")}
    found = [f for source in own.values() for f in _definitions(source) if f"{f.module}.{f.name}" in known]
    same = _same(found, package)
    if not same:
        return tuple(links.values())
    moved = {
        f"{one.module}.{one.name}": f"{COMMON}.{one.name}"
        for one in found
        if one.name in same and one.text == same[one.name].text
    }
    common = _common_module(list(same.values()), own, package, moved)
    return tuple(_without(link, own, moved, package, common) for link in links.values())


def _definitions(source: Source) -> "Iterator[_Found]":
    imported = {_bound_by(line): line for line in import_lines(source)}
    for node in ast.parse(source.code).body:
        if isinstance(node, Definition):
            text = ast.unparse(node)
            free = free_names(text) - {node.name} - _BUILTINS
            yield _Found(source.name, node.name, text, node, {name: imported.get(name, "") for name in free})


def _bound_by(line: str) -> str:
    words = line.split()
    return words[-1].partition(".")[0]


def _same(found: "Sequence[_Found]", package: str) -> dict[str, _Found]:
    """By name, one of the definitions that are the same in several links."""
    groups: dict[tuple[str, str], list[_Found]] = {}
    for one in found:
        groups.setdefault((one.name, one.text), []).append(one)
    several = {key: group for key, group in groups.items() if len({one.module.partition(".")[0] for one in group}) > 1}
    first: dict[str, tuple[str, str]] = {}
    for key in several:
        first.setdefault(key[0], key)
    chosen = {name: several[key] for name, key in first.items()}
    while True:
        holding = {name: group for name, group in chosen.items() if _means_the_same(group, chosen, package)}
        if len(holding) == len(chosen):
            return {name: group[0] for name, group in chosen.items()}
        chosen = holding


def _means_the_same(group: "Sequence[_Found]", chosen: "Mapping[str, Sequence[_Found]]", package: str) -> bool:
    modules = {name: {one.module for one in others} for name, others in chosen.items()}
    for one in group:
        for name, line in one.imports.items():
            shared = name in chosen and (
                one.module in modules[name] if not line else _module_of(line, package) in modules[name]
            )
            outside = bool(line) and line.split()[1].partition(".")[0] != package
            support = bool(line) and not outside and "." not in _module_of(line, package)
            if not shared and not ((outside or support) and all(other.imports[name] == line for other in group)):
                return False
    return True


def _module_of(line: str, package: str) -> str:
    return line.split()[1].removeprefix(f"{package}.")


def _common_module(
    found: "Sequence[_Found]", sources: "Mapping[str, Source]", package: str, moved: "Mapping[str, str]"
) -> Source:
    texts = [_with_comment(one, sources[one.module].code) for one in found]
    lines = {
        line
        for one in found
        for name, line in one.imports.items()
        if line and f"{_module_of(line, package)}.{name}" not in moved
    }
    body = "\n\n".join(texts)
    return Source(COMMON, "\n".join([_DOCSTRING, "", import_block(lines, package), "", "", body, ""]), {})


def _with_comment(one: _Found, code: str) -> str:
    begin, end = _span(one.node, code.split("\n"))
    return "\n".join(code.split("\n")[begin:end])


def _span(node: Definition, lines: "Sequence[str]") -> tuple[int, int]:
    """Lines of a definition, from 0, with decorators and the comments right above."""
    begin = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1
    while begin and lines[begin - 1].startswith("#"):
        begin -= 1
    return begin, node.end_lineno or node.lineno


def _without(
    link: Emitted, own: "Mapping[str, Source]", moved: "dict[str, str]", package: str, common: Source
) -> Emitted:
    sources = [_source_without(s, moved, package) if s.name in own else s for s in link.sources]
    homes = tuple(
        home._replace(module=COMMON) if home.ordinal is None and f"{home.module}.{home.function}" in moved else home
        for home in link.homes
    )
    return Emitted((*(s for s in sources if s.name not in own or _holds_something(s)), common), homes)


def _holds_something(source: Source) -> bool:
    return any(not isinstance(node, ast.Import | ast.ImportFrom) for node in ast.parse(source.code).body[1:])


def _source_without(source: Source, moved: "dict[str, str]", package: str) -> Source:
    code = moved_imports(source.code, package, moved)
    gone = [f for f in _definitions(source) if f"{f.module}.{f.name}" in moved]
    if not gone:
        return source._replace(code=code)
    body, imports = _parted(source._replace(code=code), {one.name for one in gone})
    free = free_names(body)
    dropped = {name for one in gone for name in one.imports} - free
    lines = {line for line in imports if _bound_by(line) not in dropped}
    lines |= {f"from {package}.{COMMON} import {one.name}" for one in gone if one.name in free}
    docstring = ast.get_docstring(ast.parse(code), clean=False)
    return source._replace(code="\n".join([f'"""{docstring}"""', "", import_block(lines, package), "", "", body]))


def _parted(source: Source, names: "set[str]") -> tuple[str, list[str]]:
    """The text of a module without its head and some definitions, and its import lines."""
    lines = source.code.split("\n")
    tree = ast.parse(source.code)
    for node in reversed(tree.body):
        if isinstance(node, Definition) and node.name in names:
            begin, end = _span(node, lines)
            lines[begin:end] = []
    rest = ast.parse("\n".join(lines)).body
    head = [node for node in rest[1:] if isinstance(node, ast.Import | ast.ImportFrom)]
    last = max([(node.end_lineno or 0) for node in (rest[0], *head)])
    return "\n".join(lines[last:]).strip("\n") + "\n", list(import_lines(source))
