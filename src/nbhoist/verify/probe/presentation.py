"""The defaults of a kernel for a plain interpreter, so that tables print the same."""

from __future__ import annotations

import builtins
import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from .after_import import AfterImport


def like_a_kernel(after_import: AfterImport) -> None:
    """Give pandas and `warnings` what they find in a kernel."""
    warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
    after_import.add("pandas.io.formats.console", _kernel_console)
    after_import.add("pandas", _kernel_columns)


def _kernel_console(module: ModuleType) -> None:
    module.__dict__["in_interactive_session"] = lambda: True
    module.__dict__["in_ipython_frontend"] = lambda: True


def _kernel_columns(module: ModuleType) -> None:
    default = 20  # what pandas chooses where IPython runs in a kernel
    if module.get_option("display.max_columns") != 0:
        return
    configuration = sys.modules.get("pandas._config.config")
    registered = getattr(configuration, "_registered_options", {})
    option = registered.get("display.max_columns")
    if option is not None:  # so that `reset_option` gives the kernel's default too
        registered["display.max_columns"] = option._replace(defval=default)
    module.set_option("display.max_columns", default)


def offer(name: str, value: object) -> None:
    """Make a name visible to all code of the run."""
    setattr(builtins, name, value)
