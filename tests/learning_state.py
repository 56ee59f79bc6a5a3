"""What emitted modules import, where only they are run: `steps.py`, and `state.py` with a schema that says nothing."""

from __future__ import annotations

import jinja2

_SCHEMA = """
class Schema: pass
class Oddity: pass
def describe(rows): return None
"""
_LOADING = """
import contextlib
def under(settings): return contextlib.nullcontext()
def loaded(function): return function
"""


def state_modules(package: str) -> dict[str, str]:
    """The modules by name."""
    environment = jinja2.Environment(loader=jinja2.PackageLoader("nbhoist.scaffold"))
    texts = {
        name: environment.get_template(f"src/package/{name}.py.jinja").render(package=package)
        for name in ("state", "steps")
    }
    return {"schema": _SCHEMA, "loading": _LOADING, **texts}
