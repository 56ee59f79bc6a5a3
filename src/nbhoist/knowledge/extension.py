"""What a project says of calls, on top of the tables; it holds until another project's entries are taken up."""

from typing import TYPE_CHECKING

from nbhoist.errors import NbhoistError
from nbhoist.knowledge import lookup, names
from nbhoist.knowledge.table import extend

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Entry = tuple[str, tuple[tuple[str, object], ...], Path]  # qualified name, fields, the file that says so

_NAMING = ("mutates", "mutates_if", "keeps", "consumes", "calls", "wraps", "paths", "seed", "seeds", "speaks")
_OF_CONSTRUCTOR = ("seed", "speaks")

_held: "tuple[Entry, ...]" = ()


def use(entries: "tuple[Entry, ...]") -> None:
    """Let `entries`, and no others, hold besides the tables; later ones go before earlier ones, field by field."""
    global _held  # facts are looked up from everywhere, one notebook at a time
    if entries == _held:
        return
    _forget({})
    _held = ()
    if entries:
        _check(entries)
        _forget(_by_library(entries))
        _check_parameters(entries)
    _held = entries


def _by_library(entries: "Sequence[Entry]") -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = {}
    for said, fields, _ in entries:
        name = names.canonical(said)
        found.setdefault(names.top(name), {}).setdefault(name, {}).update(fields)
    return found


def _forget(added: dict[str, dict[str, dict[str, object]]]) -> None:
    """Look everything up anew, with what is `added` by library and name."""
    extend(added)
    for remembered in (lookup.fact, lookup.method, lookup.ancestry, names.canonical):
        remembered.cache_clear()


def _check(entries: "Sequence[Entry]") -> None:
    from nbhoist.knowledge.validate import validate  # only for projects that say something

    for name, fields, path in entries:
        for message in validate({name: dict(fields)}):
            raise NbhoistError(f"`{path}` · {message}")


def _check_parameters(entries: "Sequence[Entry]") -> None:
    """Hold entries to signatures: what is passed by position would not be found, and changes would be missed."""
    for name, fields, path in entries:
        fact = lookup.fact(name)
        parameters = {parameter.lstrip("*") for parameter in fact.parameters} if fact is not None else set()
        for field, value in fields:
            of_constructor = fact is not None and fact.seeded and field in _OF_CONSTRUCTOR
            for parameter in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
                if field in _NAMING and not of_constructor and parameter not in parameters | {"self", ""}:
                    raise NbhoistError(
                        f"`{path}` · knowledge of `{name}` · field `{field}` · `{parameter}` is no parameter in its "
                        'signature · write `signature = "…"` with all parameters in order, without `self`'
                    )
