"""The title of a notebook, its description, and the name of the package that it becomes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from nbhoist.analysis.headings import Heading, headings
from nbhoist.refactor.words import snake, words

if TYPE_CHECKING:
    from nbhoist.notebook.model import Notebook


def _first(notebook: "Notebook") -> Heading | None:
    found = [stack[0] for stack in headings(notebook).values() if stack]
    return found[0] if found else None


def title_of(notebook: "Notebook") -> str:
    """The first heading, else the name of the file in words."""
    first = _first(notebook)
    return first.title if first is not None else " ".join(words(notebook.path.stem)).capitalize() or "Notebook"


def description_of(notebook: "Notebook") -> str:
    """The markdown below the first heading."""
    first = _first(notebook)
    return first.text if first is not None else ""


def package_name(stem: str) -> str:
    """An import name made from the name of a file; one that the standard library or a library has gets a suffix."""
    parts = words(stem)
    while parts and parts[0].isdigit():
        parts = (*parts[1:], parts[0]) if len(parts) > 1 else ("notebook", parts[0])
    name = snake(parts) or "notebook"
    return f"{name}_package" if is_taken(name) else name


def is_taken(name: str) -> bool:
    """Whether a module of that name exists, so that a package of that name would hide it."""
    return name in sys.stdlib_module_names or name in ("test", "tests", "src") or _is_installed(name)


def _is_installed(name: str) -> bool:
    """Whether a library has that name; folders below the working folder are none."""
    here = Path.cwd()
    folders = [Path(entry) for entry in sys.path if entry and Path(entry).resolve() != here]
    return any(_holds(folder, name) for folder in folders)


def _holds(folder: Path, name: str) -> bool:
    """Whether the folder holds a module: a file, a package, or what stands for one that is edited elsewhere."""
    if (folder / f"{name}.py").is_file() or any(folder.glob(f"{name}.*.so")) or any(folder.glob(f"{name}.*.pyd")):
        return True
    return any((folder / name).glob("*.py")) or any(folder.glob(f"__editable__*{name}-*.pth"))
