"""Which rules run: by code, prefix, family or rule name, or `ALL`."""

import re
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.errors import NbhoistError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nbhoist.lint.entry import Entry

_PREFIX = re.compile(r"[A-Z]+[0-9]*\Z")
_RANK_ALL, _RANK_FAMILY, _RANK_NAME = 0, 1, 100


class Selection(NamedTuple):
    """What the user asked for; `select` empty means the rules that run by default."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()


def select(entries: "Sequence[Entry]", wanted: Selection) -> "tuple[Entry, ...]":
    """The entries that `wanted` asks for; where selectors disagree, the more specific one decides."""
    for selector in (*wanted.select, *wanted.ignore, *wanted.extend_select):
        _require_known(selector, entries)
    return tuple(entry for entry in entries if _is_selected(entry, wanted))


def named(entries: "Sequence[Entry]", selectors: "Iterable[str]") -> frozenset[str]:
    """The codes of all rules that one of `selectors` names."""
    found: set[str] = set()
    for selector in selectors:
        _require_known(selector, entries)
        found.update(entry.code for entry in entries if _rank(entry, selector) >= 0)
    return frozenset(found)


def most_specific(entry: "Entry", selectors: "Iterable[str]") -> str | None:
    """The one of `selectors` that names the rule best; of two that are as good the last."""
    ranked = [(rank, number, s) for number, s in enumerate(selectors) if (rank := _rank(entry, s)) >= 0]
    return max(ranked)[2] if ranked else None


def find(entries: "Sequence[Entry]", selector: str) -> "Entry":
    """The one rule that a code or name stands for."""
    for entry in entries:
        if selector.lower() == entry.name or selector.upper() in (entry.code, entry.code[3:]):
            return entry
    raise NbhoistError(f"no rule is called `{selector}`{_suggestion(selector, entries)}")


def _is_selected(entry: "Entry", wanted: Selection) -> bool:
    chosen = _best(entry, (*wanted.select, *wanted.extend_select))
    if not wanted.select and entry.default:
        chosen = max(chosen, _RANK_ALL)
    return chosen > _best(entry, wanted.ignore) if wanted.ignore else chosen >= 0


def _best(entry: "Entry", selectors: "Iterable[str]") -> int:
    return max((_rank(entry, selector) for selector in selectors), default=-1)


def _rank(entry: "Entry", selector: str) -> int:
    """How specifically `selector` names the rule; -1 where it does not."""
    if selector.upper() == "ALL":
        return _RANK_ALL
    if selector.lower() == entry.name or selector.upper() == entry.code:
        return _RANK_NAME
    if selector.lower() == entry.family:
        return _RANK_FAMILY + len("NBH")
    is_prefix = _PREFIX.match(selector.upper()) is not None and entry.code.startswith(selector.upper())
    return _RANK_FAMILY + len(selector) if is_prefix else -1


def _require_known(selector: str, entries: "Sequence[Entry]") -> None:
    if selector.upper() != "ALL" and not any(_rank(entry, selector) >= 0 for entry in entries):
        raise NbhoistError(f"unknown rule, prefix or family `{selector}`{_suggestion(selector, entries)}")


def _suggestion(selector: str, entries: "Sequence[Entry]") -> str:
    import difflib  # only for the message

    words = {w.lower(): w for entry in entries for w in (entry.code, entry.name, entry.family)}
    close = difflib.get_close_matches(selector.lower(), list(words), n=1, cutoff=0.5)
    hint = f"did you mean `{words[close[0]]}`? " if close else ""
    return f"; {hint}`nbhoist rules` lists them"
