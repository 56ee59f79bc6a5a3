"""What stands beside a notebook: the files that declare dependencies, and local modules."""

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FILES = (
    "pyproject.toml",
    "Pipfile",
    "setup.cfg",
    "setup.py",
    "environment.yml",
    "environment.yaml",
    "conda.yml",
    "conda.yaml",
)
_LOCKS = ("uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock", "conda-lock.yml", "pixi.toml", "pixi.lock")
_ROOTS = (".git", ".hg", ".svn")
_NAME = re.compile(r"\s*(?:-\s+)?[\"']?(?:[\w-]+::)?(?P<name>[A-Za-z][A-Za-z0-9._-]*)")
_DEPTH = 12


class Declared(NamedTuple):
    """The dependencies that a project declares."""

    files: tuple[str, ...]  # names of the files that say so
    names: frozenset[str]  # distributions in their normal form
    complete: bool  # whether all files could be understood


def declared(notebook: Path) -> Declared | None:
    """What the nearest folder with such files declares; None where there is none up to the root of the project."""
    return _nearest(notebook.absolute().parent, _DEPTH)


def local_modules(notebook: Path) -> frozenset[str]:
    """Names of modules and packages beside the notebook, in the project's folders above it, and in their `src`."""
    found: set[str] = set()
    for folder in _up_to_root(notebook.absolute().parent):
        found |= _modules_in(folder) | _modules_in(folder / "src")
    return frozenset(found)


def normal(name: str) -> str:
    """The normal form of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def _nearest(folder: Path, depth: int) -> Declared | None:
    here = _in_folder(folder)
    if here is not None or depth == 0 or folder.parent == folder or _is_root(folder):
        return here
    return _nearest(folder.parent, depth - 1)


def _in_folder(folder: Path) -> Declared | None:
    files = [path for path in _listed(folder) if _declares(path)]
    if not files:
        return None
    names: set[str] = set()
    complete = True
    for path in files:
        read = _read(path)
        names |= read or set()
        complete = complete and read is not None
    return Declared(tuple(path.name for path in files), frozenset(names), complete)


def _declares(path: Path) -> bool:
    if path.name in _FILES or path.name in _LOCKS:
        return (
            path.name != "pyproject.toml"
            or re.search(r"^\[(?:project|tool\.(?:poetry|pdm|uv|pixi))", _text(path), re.M) is not None
        )
    return re.fullmatch(r".*requirements.*\.(?:txt|in)|requirements", path.name, re.IGNORECASE) is not None


def _read(path: Path) -> set[str] | None:
    """The names in a file; None where its form is not understood."""
    text = _text(path)
    if path.suffix in (".txt", ".in") or path.name == "requirements":
        return _requirements(path, text, frozenset())
    if path.name == "pyproject.toml":
        return _pyproject(text)
    if path.suffix in (".yml", ".yaml"):
        return {
            normal(m["name"])
            for line in text.splitlines()
            if line.lstrip().startswith("- ") and (m := _NAME.match(line))
        }
    if path.name == "Pipfile":
        return {normal(m["name"]) for line in text.splitlines() if "=" in line and (m := _NAME.match(line))}
    return None


def _requirements(path: Path, text: str, seen: frozenset[Path]) -> set[str]:
    found: set[str] = set()
    for line in text.splitlines():
        other = re.match(r"\s*(?:-r|--requirement)[ =](?P<file>\S+)", line)
        if other is not None:
            target = path.parent / other["file"]
            if target not in seen and target.is_file():
                found |= _requirements(target, _text(target), seen | {path})
        elif not line.lstrip().startswith(("-", "#")) and (match := _NAME.match(line)):
            found.add(normal(match["name"]))
        elif "#egg=" in line:
            found.add(normal(line.rpartition("#egg=")[2].strip()))
    return found


def _pyproject(text: str) -> set[str] | None:
    import tomllib  # only notebooks of a project need it

    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    project, tool = table.get("project", {}), table.get("tool", {})
    if "dependencies" in project.get("dynamic", ()):
        return None
    lists = [project.get("dependencies", []), *project.get("optional-dependencies", {}).values()]
    lists += [*table.get("dependency-groups", {}).values(), tool.get("uv", {}).get("dev-dependencies", [])]
    names = {
        normal(m["name"]) for group in lists for item in group if isinstance(item, str) and (m := _NAME.match(item))
    }
    poetry = tool.get("poetry", {})
    groups = [poetry.get("dependencies", {}), *(g.get("dependencies", {}) for g in poetry.get("group", {}).values())]
    names |= {normal(name) for group in (*groups, tool.get("pixi", {}).get("dependencies", {})) for name in group}
    return names | ({normal(project["name"])} if "name" in project else set())


def _up_to_root(folder: Path) -> list[Path]:
    found = [folder]
    while not _is_root(folder) and folder.parent != folder and len(found) < _DEPTH:
        folder = folder.parent
        found.append(folder)
    return found


@cache
def _modules_in(folder: Path) -> frozenset[str]:
    return frozenset(
        path.stem for path in _listed(folder) if path.suffix in (".py", ".pyd", ".so") or _is_package(path)
    )


def _is_package(path: Path) -> bool:
    return path.is_dir() and path.name.isidentifier() and any(child.suffix == ".py" for child in _listed(path))


def _is_root(folder: Path) -> bool:
    return any((folder / name).exists() for name in _ROOTS)


@cache
def _listed(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(folder.iterdir()))
    except OSError:
        return ()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
