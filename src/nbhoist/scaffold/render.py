"""Templates in, text out; they mirror the generated tree, file for file."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import jinja2
import tomlkit

from nbhoist.scaffold.settings import type_name

if TYPE_CHECKING:
    from nbhoist.scaffold.context import Context

SUFFIX = ".jinja"


def render(name: str, context: Context) -> str:
    """Text of the template `name`, such as `src/package/config.py`."""
    names = {fact: getattr(context, fact) for fact in dir(type(context)) if not fact.startswith("_")}
    return _environment().get_template(name + SUFFIX).render(names, model=context.model)


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
