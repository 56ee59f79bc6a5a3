"""One function per command: the only room where the branches meet.

`nbhoist.api.check` is imported by every `nbhoist check`; the others bring libcst, black and kernels along, so they are
imported where they are used.
"""

from nbhoist.api.check_settings import CheckOptions
from nbhoist.api.checking import (
    Check,
    check,
    check_each,
    check_text,
    explain,
    outcome_of_text,
    rules,
)

__all__ = ["Check", "CheckOptions", "check", "check_each", "check_text", "explain", "outcome_of_text", "rules"]
