"""What a name that is not bound is called: in a notebook it is global, in a function it is local."""

import re
from typing import TypeVar

E = TypeVar("E", bound=BaseException)
_LOCAL = re.compile(r"(?:local|free) variable '(\w+)'")


def as_global(error: E) -> "E | NameError":
    """The error as the notebook had it, where a local name was not bound; any other as it is."""
    found = _LOCAL.search(str(error)) if isinstance(error, NameError) else None
    return NameError(f"name '{found[1]}' is not defined").with_traceback(error.__traceback__) if found else error
