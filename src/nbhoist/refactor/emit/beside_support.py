"""Scripts that stood beside the notebook, each run as a program of its own."""

import runpy
from typing import Any


def run_beside(module: str, *names: str) -> Any:
    """Run a module of this package from the top, and give back what it binds to `names`."""
    found = runpy.run_module(f"{__package__}.{module}", run_name="__main__")
    values = tuple(found[name] for name in names)
    return None if not values else values[0] if len(values) == 1 else values
