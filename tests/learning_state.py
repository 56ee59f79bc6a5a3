"""`state.py` of a package where only the emitted modules are run, with a schema that says nothing."""

from __future__ import annotations

import jinja2

_SCHEMA = """
class Schema: pass
def describe(rows): return None
"""


def state_modules(package: str) -> dict[str, str]:
    """The modules by name."""
    environment = jinja2.Environment(loader=jinja2.PackageLoader("nbhoist.scaffold"))
    state = environment.get_template("src/package/state.py.jinja").render(package=package)
    return {"schema": _SCHEMA, "state": state}
