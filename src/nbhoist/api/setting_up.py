"""`init` and `new-rule`: files that a person goes on with."""

from pathlib import Path

from nbhoist.config import NAMES, read_file
from nbhoist.errors import NbhoistError
from nbhoist.lint.new_rule import new_rule_files
from nbhoist.lint.registry import known_rules

_SETTINGS = """\
# Settings of nbhoist: `nbhoist rules` lists the rules, `nbhoist explain CODE` explains one.
# Codes, prefixes, families, rule names and "ALL" may stand wherever rules are named.

# rules on top of those that run by default, and rules to leave out
extend-select = []
ignore = []

# the least severity that makes `nbhoist check` fail: error, warning or note
fail-on = "warning"

# folders that are not searched, besides those of .gitignore
extend-exclude = []

# rules to leave out of some files, and of cells with a tag
[per-file-ignores]
# "teaching/**" = ["reproducibility"]

[per-tag-ignores]
# exercise = ["NBH104"]

# another severity for some rules
[severity]
# absolute-path = "error"
"""


def init(folder: Path) -> Path:
    """Write a configuration file with the defaults; raises `NbhoistError` where the project has one."""
    for name in NAMES:
        if read_file(folder / name) is not None:
            raise NbhoistError(f"`{folder / name}` configures nbhoist already; edit it")
    file = folder / NAMES[0]
    _write(file, _SETTINGS)
    return file


def new_rule(family: str, name: str, folder: Path) -> tuple[Path, ...]:
    """Write check and page of a new rule into `folder`/`family`; raises `NbhoistError` for a name that is taken."""
    files = new_rule_files(family, name, known_rules())
    targets = {folder / family / file: text for file, text in files.items()}
    existing = next((path for path in targets if path.exists()), None)
    if existing is not None:
        raise NbhoistError(f"`{existing}` exists; choose another name")
    (folder / family).mkdir(parents=True, exist_ok=True)
    for path, text in targets.items():
        _write(path, text)
    package = folder / family / "__init__.py"
    if not package.exists():
        _write(package, f'"""Rules of the family {family}."""\n')
    return tuple(targets)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise NbhoistError(f"`{path}` cannot be written: {error.strerror}; check the folder") from error
