"""One configuration on top of another: `extend` names a file or an installed package."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from nbhoist.config.values import ConfigurationError, checked_values

_ADDED = (
    *("extend_select", "extend_exclude", "per_file_ignores", "per_tag_ignores", "severity", "python_magics"),
    "knowledge",
)
_FILE_OF_PACKAGE = "nbhoist.toml"


def extended(values: dict[str, Any], base: str, path: Path, above: tuple[Path, ...] = ()) -> dict[str, Any]:
    """`values` of the file at `path` over those of `base`; lists that add are joined, others replaced."""
    below = _table(base, path)
    file, known = below
    if file in (*above, path.absolute()):
        raise ConfigurationError(f"`{path}` extends itself through `{base}`; take one `extend` out")
    further = known.pop("extend", "")
    if further:
        known = extended(known, further, file, (*above, path.absolute()))
    joined = {field: (*known[field], *values[field]) for field in _ADDED if field in known and field in values}
    return {**known, **values, **joined}


def _table(base: str, path: Path) -> tuple[Path, dict[str, Any]]:
    from nbhoist.config import read_file

    if base.endswith(".toml") or "/" in base or "\\" in base:
        file = (path.parent / base).absolute()
        if not file.is_file():
            raise ConfigurationError(f"`{path}` extends `{base}`, but no such file is there; mend the path")
        return file, checked_values(read_file(file) or {}, file)
    try:
        with as_file(files(base) / _FILE_OF_PACKAGE) as file:
            table = read_file(file)
    except (ModuleNotFoundError, TypeError):
        table = None
    if table is None:
        raise ConfigurationError(
            f"`{path}` extends `{base}`, but no installed package of that name holds a {_FILE_OF_PACKAGE}; "
            "install it, or give the path of a file"
        )
    return file.absolute(), checked_values(table, Path(base, _FILE_OF_PACKAGE))
