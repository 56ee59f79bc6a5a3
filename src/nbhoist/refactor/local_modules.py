"""Modules of the user that come along: those beside the notebook, and those that it writes with `%%writefile`."""

import ast
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.shell import shell_call
from nbhoist.refactor.inclusion import RUN_BESIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from nbhoist.analysis.facts import Facts

# modules that a package has of its own, besides those of its stages
_TAKEN = frozenset(
    "artifacts beside unbound codec commands config errors figures inference intermediate loading measure observer policies prepare "
    "provenance sample schema shell state steps tables pickles shared api schemas monitoring service constants common pipeline "
    "load clean features train evaluate predict explore analysis tests".split()
)


_SETTINGS = "_package_settings"  # a name that a module hardly has


class LocalModule(NamedTuple):
    """A module by its dotted name in the notebook's folder (`shapes.__init__` for a package), with its text."""

    name: str
    text: str

    @property
    def top(self) -> str:
        """The name that `import` starts with."""
        return self.name.partition(".")[0]


def written_modules(facts: "Facts") -> dict[str, LocalModule]:
    """Modules that `%%writefile` cells write and that the notebook imports, by statement id."""
    imported = frozenset(_tops(s.node for s in facts.statements))
    found: dict[str, LocalModule] = {}
    for statement in facts.statements:
        call = shell_call(getattr(statement.node, "value", statement.node))
        if call is not None and call[0] == "run_cell_magic" and call[1][0] in ("writefile", "file"):
            name = call[1][1].strip().strip("\"'")
            if name.endswith(".py") and name[:-3].isidentifier() and name[:-3] in imported:
                found[statement.id] = LocalModule(name[:-3], call[1][2])
    return _written_once(found)


def _written_once(found: dict[str, LocalModule]) -> dict[str, LocalModule]:
    names = [module.name for module in found.values()]
    return {key: module for key, module in found.items() if names.count(module.name) == 1 and _parses(module.text)}


def local_modules(facts: "Facts") -> tuple[LocalModule, ...]:
    """All modules that come along, with those that they import themselves."""
    folder = facts.notebook.path.resolve().parent
    found = {module.name: module for module in written_modules(facts).values()}
    waiting = sorted(_tops(s.node for s in facts.statements))
    seen = {module.top for module in found.values()}
    for module in found.values():
        waiting += sorted(_tops([ast.parse(module.text)]))
    while waiting:
        top = waiting.pop()
        if top not in seen:
            seen.add(top)
            for module in _beside(folder, top):
                found[module.name] = module
                waiting += sorted(_tops([ast.parse(module.text)]))
    return tuple(found[name] for name in sorted(found))


def new_tops(modules: "Iterable[LocalModule]") -> dict[str, str]:
    """Name in the package for each name that `import` starts with; one that the package needs itself gets a suffix."""
    return {module.top: f"{module.top}_module" if module.top in _TAKEN else module.top for module in modules}


def moved_imports(node: ast.stmt, tops: "Mapping[str, str]", package: str) -> list[str] | None:
    """The import lines of `node` with local modules taken from the package; None where it imports none."""
    if isinstance(node, ast.ImportFrom):
        top, dot, rest = (node.module or "").partition(".")
        if node.level or top not in tops:
            return None
        names = ", ".join(_spelled(alias) for alias in node.names)
        return [f"from {package}.{tops[top]}{dot}{rest} import {names}"]
    if not isinstance(node, ast.Import) or not any(alias.name.partition(".")[0] in tops for alias in node.names):
        return None
    return [line for alias in node.names for line in _moved(alias, tops, package)]


def _moved(alias: ast.alias, tops: "Mapping[str, str]", package: str) -> "Iterator[str]":
    top, dot, rest = alias.name.partition(".")
    if top not in tops:
        yield f"import {_spelled(alias)}"
        return
    owner, _, last = f"{package}.{tops[top]}{dot}{rest}".rpartition(".")
    if dot and not alias.asname:
        yield f"import {owner}.{last}"  # loads the inner module; the name that is bound is that of the outer one
        owner, last = package, tops[top]
    bound = alias.asname or top
    yield f"from {owner} import {last}" + (f" as {bound}" if bound != last else "")


def moved_text(module: LocalModule, tops: "Mapping[str, str]", package: str) -> str:
    """The text of a module with its imports of local modules taken from the package.

    Data beside it stays in the data folder, so `__file__` is taken from there; a module may ask for it when it is
    imported, before the package works in that folder.
    """
    lines = module.text.split("\n")
    file = f"str({_SETTINGS}().paths.root / {module.name.replace('.', '/') + '.py'!r})"
    for node in sorted(_changed(module.text), key=lambda n: (n.lineno, n.col_offset), reverse=True):
        text = file if isinstance(node, ast.Name) else "; ".join(moved_imports(node, tops, package) or ())
        if text and node.end_lineno is not None:
            behind = lines[node.end_lineno - 1].encode("utf-8")[node.end_col_offset :].decode("utf-8")
            before = lines[node.lineno - 1].encode("utf-8")[: node.col_offset].decode("utf-8")
            lines[node.lineno - 1 : node.end_lineno] = [before + text + behind]
    if any(_SETTINGS in line for line in lines):
        at = _below_head(ast.parse(module.text))
        lines[at:at] = [f"from {package}.config import load_settings as {_SETTINGS}"]
    return "\n".join(lines)


def _below_head(tree: ast.Module) -> int:
    """Number of lines that docstring and imports from `__future__` take at the top of a module."""
    head: list[ast.stmt] = [n for n in tree.body if isinstance(n, ast.ImportFrom) and n.module == "__future__"]
    head += tree.body[:1] if ast.get_docstring(tree) is not None else []
    return max((node.end_lineno or 0 for node in head), default=0)


def _changed(text: str) -> "Iterator[ast.Import | ast.ImportFrom | ast.Name]":
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom) or (isinstance(node, ast.Name) and node.id == "__file__"):
            yield node


def beside(node: ast.Call) -> ast.Constant | None:
    """The name of the script that stood beside the notebook and that a call runs."""
    if not isinstance(node.func, ast.Name) or node.func.id != RUN_BESIDE or not node.args:
        return None
    return node.args[0] if isinstance(node.args[0], ast.Constant) else None


def _spelled(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def _tops(nodes: "Iterable[ast.AST]") -> set[str]:
    found: set[str] = set()
    for node in (inner for outer in nodes for inner in ast.walk(outer)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.Call) and (script := beside(node)) is not None:
            found.add(str(script.value))
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found - {""}


def _beside(folder: Path, top: str) -> "Iterator[LocalModule]":
    if (folder / f"{top}.py").is_file():
        files = [(top, folder / f"{top}.py")]
    elif (folder / top / "__init__.py").is_file():
        inner = sorted((folder / top).rglob("*.py"))
        files = [(".".join(file.relative_to(folder).with_suffix("").parts), file) for file in inner]
    else:
        return
    for name, file in files:
        text = file.read_text(encoding="utf-8-sig")
        if _parses(text):
            yield LocalModule(name, text)


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True
