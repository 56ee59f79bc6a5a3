"""Templates in, text out; they mirror the generated tree, file for file."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import jinja2
import tomlkit

from nbhoist.scaffold.settings import type_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.scaffold.context import Context

SUFFIX = ".jinja"
README = "README.md"
HIDDEN = ("dockerignore", "github")  # package data leaves out files whose names start with a dot


def render(name: str, context: Context) -> str:
    """Text of the template `name`, such as `src/package/config.py`."""
    names = {fact: getattr(context, fact) for fact in dir(type(context)) if not fact.startswith("_")}
    return _environment().get_template(name + SUFFIX).render(names, model=context.model)


def part_templates(tree: str, package: str) -> Iterator[tuple[str, str]]:
    """Path in the package and name of each template of a part, but for its section of the README."""
    folder = f"parts/{tree}/"
    for template in _environment().list_templates(filter_func=lambda name: name.startswith(folder)):
        path = template.removeprefix(folder).removesuffix(SUFFIX)
        if path != README:
            yield _place(path, package), template.removesuffix(SUFFIX)


def _place(path: str, package: str) -> str:
    first, _, rest = path.partition("/")
    if first in HIDDEN:
        return f".{path}"
    return f"src/{package}/{rest.removeprefix('package/')}" if first == "src" else path


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("nbhoist.scaffold"),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # the output is source code
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "docstring": docstring,
        "pad": lambda text, width: text.ljust(width),
        "py": repr,
        "toml": lambda text: tomlkit.string(text).as_string(),
        "type_name": type_name,
    }
    return environment


def docstring(text: str) -> str:
    """Source of a docstring with this text, whatever it holds."""
    escaped = re.sub(r'"(?="|\Z)', '\\\\"', text.replace("\\", "\\\\"))
    return f'"""{escaped}"""'
