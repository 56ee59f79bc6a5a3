"""What a project makes of findings: rules left out of files and of tagged cells, other severities."""

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from nbhoist.lint.selection import most_specific, named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from nbhoist.config import Config
    from nbhoist.lint.diagnostic import Diagnostic, Severity
    from nbhoist.lint.entry import Entry
    from nbhoist.notebook.model import Notebook


class Policy(NamedTuple):
    """The settings that hold for all notebooks under one configuration."""

    by_tag: "Mapping[str, frozenset[str]]" = MappingProxyType({})  # tag → codes that its cells are spared
    severity: "Mapping[str, Severity]" = MappingProxyType({})  # code → severity

    def keeps(self, notebook: "Notebook", diagnostic: "Diagnostic") -> bool:
        """Whether no tag of its cell spares it the diagnostic."""
        if not self.by_tag or diagnostic.cell is None:
            return True
        tags = notebook.cells[diagnostic.cell.index].tags
        return not any(diagnostic.code in self.by_tag.get(tag, ()) for tag in tags)

    def weighed(self, diagnostic: "Diagnostic") -> "Diagnostic":
        """The diagnostic with the severity that the project gives its rule."""
        severity = self.severity.get(diagnostic.code)
        return diagnostic if severity is None else diagnostic._replace(severity=severity)


def policy_of(config: "Config", entries: "Sequence[Entry]") -> Policy:
    """The policy that the settings ask for."""
    if not config.per_tag_ignores and not config.severity:
        return Policy()
    by_tag: dict[str, frozenset[str]] = {}
    for tag, selectors in config.per_tag_ignores:
        by_tag[tag] = by_tag.get(tag, frozenset()) | named(entries, selectors)
    wanted = dict(config.severity)
    named(entries, wanted)  # misspelt rules are refused
    best = {entry.code: most_specific(entry, wanted) for entry in entries}
    severity = {code: cast("Severity", wanted[selector]) for code, selector in best.items() if selector is not None}
    return Policy(by_tag, severity)


def ignored_in(config: "Config", entries: "Sequence[Entry]", path: "Path") -> frozenset[str]:
    """Codes of the rules that the settings leave out of the file at `path`."""
    if not config.per_file_ignores:
        return frozenset()
    from pathspec import GitIgnoreSpec  # only where patterns are given

    try:
        relative = path.absolute().relative_to(config.folder).as_posix()
    except ValueError:
        relative = path.name
    found: frozenset[str] = frozenset()
    for pattern, selectors in config.per_file_ignores:
        codes = named(entries, selectors)
        if GitIgnoreSpec.from_lines([pattern]).match_file(relative):
            found |= codes
    return found
