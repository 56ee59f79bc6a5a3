"""What may stand in the configuration: one row for each setting, read by the checks and by the schema."""

from typing import Literal, NamedTuple

Kind = Literal["rules", "words", "word", "choice", "rules by word", "choice by rule", "table"]

SEVERITIES = ("error", "warning", "note")


class Setting(NamedTuple):
    """One key of the configuration."""

    key: str
    kind: Kind
    description: str

    @property
    def field(self) -> str:
        """Its name in Python."""
        return self.key.replace("-", "_")


SETTINGS = (
    Setting("extend", "word", "path of another configuration file, or an installed package that holds a nbhoist.toml"),
    Setting("select", "rules", "run only these rules: codes, prefixes, families, names, or ALL"),
    Setting("ignore", "rules", "leave these rules out"),
    Setting("extend-select", "rules", "run these rules too"),
    Setting("per-file-ignores", "rules by word", "rules to leave out of files that match a pattern"),
    Setting("per-tag-ignores", "rules by word", "rules to leave out of cells that have a tag"),
    Setting("severity", "choice by rule", "another severity for rules: code, name, family or prefix to severity"),
    Setting("fail-on", "choice", "the least severity that makes the exit code 1"),
    Setting("exclude", "words", "files and folders that are not searched, as in .gitignore; replaces the defaults"),
    Setting("extend-exclude", "words", "further files and folders that are not searched"),
    Setting("baseline", "word", "file of findings that stay quiet, relative to the configuration file"),
    Setting("python-magics", "words", "cell magics whose body is Python, besides those of IPython"),
    Setting("knowledge", "table", "what calls of your own libraries do"),
)
BY_KEY = {setting.key: setting for setting in SETTINGS}
