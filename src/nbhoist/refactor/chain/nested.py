"""The modules of one notebook as a sub-package: what imports them is led there."""

import ast
from typing import TYPE_CHECKING

from nbhoist.refactor.emit.package import Emitted
from nbhoist.refactor.emit.support import SUPPORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.refactor.emit.module import Source
    from nbhoist.refactor.plan import Plan

_EVERYWHERE = frozenset(module.name for module in SUPPORT)


def nested(emitted: Emitted, plan: "Plan", link: str) -> Emitted:
    """Move what a plan made into the sub-package `link`; support and local modules stay for all links."""
    common = _EVERYWHERE | {module.target for module in plan.modules}
    own = frozenset(source.name for source in emitted.sources) - common
    sources = tuple(
        source._replace(
            name=f"{link}.{source.name}" if source.name in own else source.name,
            code=moved_imports(source.code, plan.package, {name: f"{link}.{name}" for name in own}),
        )
        for source in emitted.sources
    )
    homes = tuple(home._replace(module=f"{link}.{home.module}") for home in emitted.homes)
    return Emitted(sources, homes)


def moved_imports(code: str, package: str, moved: "dict[str, str]") -> str:
    """A text whose imports from modules of `package` follow these to their new names."""
    lines = code.split("\n")
    for node in sorted(_imports(code, package), key=lambda n: n.lineno, reverse=True):
        text = "; ".join(_lines(node, package, moved))
        line = lines[node.lineno - 1].encode("utf-8")
        behind = lines[(node.end_lineno or node.lineno) - 1].encode("utf-8")[node.end_col_offset :]
        new = line[: node.col_offset] + text.encode("utf-8") + behind
        lines[node.lineno - 1 : node.end_lineno] = new.decode("utf-8").split("\n")
    return "\n".join(lines)


def _imports(code: str, package: str) -> "Iterator[ast.ImportFrom]":
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == package and not node.level:
            yield node


def _lines(node: ast.ImportFrom, package: str, moved: "dict[str, str]") -> "Iterator[str]":
    """One import for each module that the names come from now."""
    module = (node.module or "").partition(".")[2]
    by_target: dict[str, list[str]] = {}
    for alias in node.names:
        place = moved.get(f"{module}.{alias.name}" if module else alias.name)
        # `place` is that of the module itself, or of a name that moved alone
        target = place.rpartition(".")[0] if place is not None else moved.get(module, module)
        name = alias.name if alias.asname is None else f"{alias.name} as {alias.asname}"
        by_target.setdefault(target, []).append(name)
    for target, names in by_target.items():
        yield f"from {package}{'.' if target else ''}{target} import {', '.join(names)}"


def import_lines(source: "Source") -> "Iterator[str]":
    """The import lines at the top of a module, one name each."""
    for node in ast.parse(source.code).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                one = ast.Import([alias]) if isinstance(node, ast.Import) else ast.ImportFrom(node.module, [alias], 0)
                yield ast.unparse(one)
