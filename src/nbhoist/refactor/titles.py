"""The title of a notebook, its description, and the name of the package that it becomes."""

import sys
from importlib.metadata import packages_distributions
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
    return name in sys.stdlib_module_names or name in packages_distributions() or name in ("test", "tests", "src")
