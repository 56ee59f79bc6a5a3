"""An optional part of a package, asked for by `--with`: one declaration, and a folder of templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.refactor.plan import Value


@dataclass(frozen=True)
class Entry:
    """A setting of a part in the section of `config.toml` that has the part's name."""

    key: str
    value: Value
    comment: str


@dataclass(frozen=True)
class Part:
    """What a part adds to a package.

    Its files are the templates below `templates/parts/<tree>`, which mirror the package (`src/package` is the
    package's own folder, a first folder `github` is `.github`), but for `README.md`, the part's section of the README.
    A tree may belong to several parts; its files are written once.
    """

    name: str
    adds: str  # what the package gets, as a clause
    trees: tuple[str, ...]
    raw_trees: tuple[str, ...] = ()  # further ones for packages that predict from raw rows
    libraries: Mapping[str, str] = field(default_factory=dict)  # ranges; an extra of the part's name
    test_libraries: Mapping[str, str] = field(default_factory=dict)  # ranges; in the extra `test`
    settings: tuple[Entry, ...] = ()
    commands: tuple[str, ...] = ()  # modules whose `add_to(commands, every)` adds to the command line
    predicting: tuple[str, ...] = ()  # modules that must reach no training code
    ignored: tuple[str, ...] = ()  # lines of `.gitignore`
    needs_model: bool = False
    needs: tuple[str, ...] = ()  # names of parts that come along
