"""Settings of a project: `[tool.nbhoist]` in pyproject.toml, or nbhoist.toml; the nearest file wins."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

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
_SEVERITIES = ("error", "warning", "note")


class ConfigurationError(ValueError):
    """Settings that cannot be used: the message says what, where and what to do."""


class Config(NamedTuple):
    """Settings of `check`, as a file gives them."""

    path: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fail_on: str = "warning"
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    python_magics: tuple[str, ...] = ()  # cell magics whose body is Python, besides those of IPython


_LISTS = ("select", "ignore", "extend_select", "exclude", "extend_exclude", "python_magics")


def config_for(folder: Path) -> Config:
    """The settings that hold in `folder`: those of the nearest file in it or above it."""
    return _nearest(folder.absolute())


@cache
def _nearest(folder: Path) -> Config:
    for name in ("nbhoist.toml", "pyproject.toml"):
        table = _table(folder / name)
        if table is not None:
            return read_table(table, folder / name)
    return Config() if folder.parent == folder else _nearest(folder.parent)


def config_from(path: Path) -> Config:
    """The settings of one named file."""
    if not path.is_file():
        raise ConfigurationError(f"no configuration file at `{path}`; name one that exists with --config")
    return read_table(_table(path) or {}, path)


def _table(path: Path) -> "Mapping[str, Any] | None":
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
    table: Mapping[str, Any] | None = whole.get("tool", {}).get("nbhoist") if in_pyproject else whole
    return table


def read_table(table: "Mapping[str, Any]", path: Path) -> Config:
    """Check a table of settings; unknown keys and wrong types are errors."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        field = key.replace("-", "_")
        if field == "knowledge":
            continue  # read by the knowledge tables
        if "_" in key or field not in Config._fields or field == "path":
            raise ConfigurationError(f"unknown setting `{key}` in `{path}`{_suggestion(key)}")
        values[field] = _checked(key, field, value, path)
    return Config(path=path, **values)


def _checked(key: str, field: str, value: object, path: Path) -> object:
    if field in _LISTS:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise ConfigurationError(f"setting `{key}` in `{path}` must be a list of strings")
    if value not in _SEVERITIES:
        raise ConfigurationError(f"setting `{key}` in `{path}` must be one of `error`, `warning`, `note`")
    return value


def _suggestion(key: str) -> str:
    import difflib  # only for the message

    known = [field.replace("_", "-") for field in Config._fields if field != "path"]
    close = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean `{close[0]}`?" if close else f"; known are {', '.join(f'`{k}`' for k in known)}"
