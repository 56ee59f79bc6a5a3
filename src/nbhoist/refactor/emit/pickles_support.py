"""Pickles in which classes and functions belong to `__main__`, as those of notebooks and scripts do."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import Any


@contextlib.contextmanager
def found_in_main(*definitions: Callable[..., Any]) -> Iterator[None]:
    """Let pickles find these classes and functions in `__main__`; what stood there comes back."""
    main = vars(sys.modules["__main__"])
    new = {each.__name__: each for each in definitions}
    hidden = {name: main[name] for name in new if name in main}
    main.update(new)
    try:
        yield
    finally:
        for name in new:
            del main[name]
        main.update(hidden)
