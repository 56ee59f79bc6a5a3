"""One function per command: the only room where the branches meet.

`nbhoist.api.check` is imported by every `nbhoist check`; the others bring libcst, black and kernels along, so they are
imported where they are used.
"""

from nbhoist.api.checking import Check, CheckOptions, check, check_text, explain, rules

__all__ = ["Check", "CheckOptions", "check", "check_text", "explain", "rules"]
