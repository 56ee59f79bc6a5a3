"""Settings of a project: `[tool.nbhoist]` in pyproject.toml, or nbhoist.toml; the nearest file wins."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nbhoist.config.values import ConfigurationError, checked_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbhoist.config.knowledge import Said

__all__ = ["DEFAULT_EXCLUDE", "Config", "ConfigurationError", "config_for", "config_from", "forget", "read_table"]

DEFAULT_EXCLUDE = (
    ".ipynb_checkpoints/",
    ".git/",
    ".hg/",
    ".svn/",
    ".venv/",
    "venv/",
    ".env/",
    ".tox/",
    ".nox/",
    ".eggs/",
    ".mypy_cache/",
    ".pytest_cache/",
    ".ruff_cache/",
    "__pycache__/",
    "__pypackages__/",
    "node_modules/",
    "site-packages/",
    ".nbhoist/",
)
NAMES = ("nbhoist.toml", "pyproject.toml")


class Config(NamedTuple):
    """Settings of `check`, as files give them."""

    path: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()  # pattern, rules
    per_tag_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()  # tag, rules
    severity: tuple[tuple[str, str], ...] = ()  # rule, severity
    fail_on: str = "warning"
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    baseline: str = ""
    python_magics: tuple[str, ...] = ()  # cell magics whose body is Python, besides those of IPython
    knowledge: "tuple[Said, ...]" = ()  # what calls do, besides what the tables say; later ones go first

    @property
    def folder(self) -> Path:
        """The folder that patterns and paths of the settings are relative to."""
        return self.path.parent.absolute() if self.path is not None else Path.cwd()


def config_for(folder: Path) -> Config:
    """The settings that hold in `folder`: those of the nearest file in it or above it."""
    return _nearest(folder.absolute())


@cache
def _nearest(folder: Path) -> Config:
    for name in NAMES:
        table = read_file(folder / name)
        if table is not None:
            return read_table(table, folder / name)
    return Config() if folder.parent == folder else _nearest(folder.parent)


@cache
def config_from(path: Path) -> Config:
    """The settings of one named file."""
    if not path.is_file():
        raise ConfigurationError(f"no configuration file at `{path}`; name one that exists with --config")
    return read_table(read_file(path) or {}, path)


def forget() -> None:
    """Read the files anew: whoever stays in one process may have changed them."""
    _nearest.cache_clear()
    config_from.cache_clear()


def read_file(path: Path) -> "Mapping[str, Any] | None":
    """The table of a file, None where it has none; TOML is only parsed where it speaks of nbhoist."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"`{path}` cannot be read: {error}; mend the file or name another with --config"
        ) from error
    in_pyproject = path.name == "pyproject.toml"
    if in_pyproject and "nbhoist" not in text:
        return None
    import tomllib

    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"`{path}` is not valid TOML: {error}; mend it") from error
    if not in_pyproject:
        return whole
    tool = whole.get("tool", {})
    table: Mapping[str, Any] | None = tool.get("nbhoist") if isinstance(tool, dict) else None
    return table


def read_table(table: "Mapping[str, Any]", path: Path) -> Config:
    """Check a table of settings, and put it on top of the one that it extends."""
    values = checked_values(table, path)
    base = values.pop("extend", "")
    if base:
        from nbhoist.config.extending import extended  # few projects do

        values = extended(values, base, path)
    return Config(path=path, **values)
