"""Files that cannot be read as notebooks are diagnostics too, when others are checked beside them."""

from typing import TYPE_CHECKING

from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import FileRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from nbhoist.errors import NotebookError
    from nbhoist.lint.rule import Rule


def unreadable(path: "Path", error: "NotebookError", rules: "Sequence[Rule]") -> "Iterator[Diagnostic]":
    """What the rules about files say of `error`."""
    for rule in rules:
        if isinstance(rule, FileRule):
            for message in rule.messages(error):
                yield Diagnostic(
                    code=rule.code,
                    name=rule.name,
                    message=message,
                    severity=rule.severity,
                    path=path,
                    cell=None,
                    line=None,
                    column=None,
                    end_line=None,
                    end_column=None,
                    resolved_by=rule.resolved_by,
                )
