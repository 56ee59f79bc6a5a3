"""Checks a table of settings: unknown keys and wrong types are errors that say what to do."""

from typing import TYPE_CHECKING, Any

from nbhoist.config.settings import BY_KEY, SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nbhoist.config.settings import Setting


class ConfigurationError(ValueError):
    """Settings that cannot be used: the message says what, where and what to do."""


def checked_values(table: "Mapping[str, Any]", path: "Path") -> dict[str, Any]:
    """The settings of a table by field name; raises `ConfigurationError`."""
    if not isinstance(table, dict):
        raise ConfigurationError(f"`{path}` holds no table of settings; write `[tool.nbhoist]`")
    values: dict[str, Any] = {}
    for key, value in table.items():
        setting = BY_KEY.get(key)
        if setting is None:
            raise ConfigurationError(f"unknown setting `{key}` in `{path}`{_suggestion(key)}")
        values[setting.field] = _checked(setting, value, path)
    return values


def _checked(setting: "Setting", value: object, path: "Path") -> object:
    where = f"setting `{setting.key}` in `{path}`"
    if setting.kind in ("rules", "words"):
        return _words(value, where)
    if setting.kind == "word" and not isinstance(value, str):
        raise ConfigurationError(f"{where} must be a string")
    if setting.kind == "choice":
        return _severity(value, where)
    if setting.kind in ("rules by word", "choice by rule", "table"):
        if not isinstance(value, dict):
            raise ConfigurationError(f"{where} must be a table")
        if setting.kind == "table":
            from nbhoist.config.knowledge import said_of_calls  # few projects say something

            return said_of_calls(value, path)
        read = _words if setting.kind == "rules by word" else _severity
        return tuple((name, read(item, f"`{name}` of {where}")) for name, item in value.items())
    return value


def _words(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ConfigurationError(f"{where} must be a list of strings")


def _severity(value: object, where: str) -> str:
    if value not in SEVERITIES:
        raise ConfigurationError(f"{where} must be one of {', '.join(f'`{s}`' for s in SEVERITIES)}")
    return str(value)


def _suggestion(key: str) -> str:
    import difflib  # only for the message

    close = difflib.get_close_matches(key, BY_KEY, n=1)
    return f"; did you mean `{close[0]}`?" if close else f"; known are {', '.join(f'`{k}`' for k in BY_KEY)}"
