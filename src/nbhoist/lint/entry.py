"""What the index says about a rule, so that rules are selected without being loaded."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbhoist.lint.diagnostic import Severity
    from nbhoist.lint.rule import Rule


class Entry(NamedTuple):
    """One rule: its facts, and where its class is."""

    code: str
    name: str
    family: str
    severity: "Severity"
    default: bool
    module: str
    class_name: str


def entry_of(rule: "type[Rule]") -> Entry:
    """The entry for a rule class."""
    made = rule()
    return Entry(rule.code, made.name, made.family, rule.severity, rule.default, rule.__module__, rule.__name__)
