"""The order in which several notebooks run: first who writes a file, then who reads it; else as given."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nbhoist.refactor.chain.files import NamedFiles


class Ordered(NamedTuple):
    """Names of notebooks in order, and what is to be said about it."""

    names: tuple[str, ...]
    notes: tuple[str, ...] = ()


def ordered(files: "Mapping[str, NamedFiles]") -> Ordered:
    """Order notebooks, given with the files that they name; where files do not decide, the order given is kept."""
    names = tuple(files)
    before = {name: {other: file for other in names if (file := _handed(other, name, files))} for name in names}
    waiting, found, notes = list(names), [], []
    while waiting:
        free = [name for name in waiting if not set(before[name]) & set(waiting)]
        if not free:
            notes.append(_circle(waiting, before))
        found.append((free or waiting)[0])
        waiting.remove(found[-1])
    if tuple(found) != names and not notes:
        notes.append(_moved(found, names, before))
    return Ordered(tuple(found), tuple(dict.fromkeys(notes)))


def _handed(writer: str, reader: str, files: "Mapping[str, NamedFiles]") -> str:
    """A file that one writes and the other one reads; empty where there is none, or where both change it in place."""
    if writer == reader:
        return ""
    in_place = files[writer].read & files[reader].written
    return min((files[writer].written & files[reader].read) - in_place, default="")


def _moved(found: "Sequence[str]", names: "Sequence[str]", before: "Mapping[str, Mapping[str, str]]") -> str:
    """Why the order is another one than was given."""
    place = {name: at for at, name in enumerate(names)}
    reasons = [
        f"`{reader}` reads `{file}`, which `{writer}` writes"
        for reader in found
        for writer, file in before[reader].items()
        if place[writer] > place[reader]
    ]
    return f"the order is {', '.join(f'`{name}`' for name in found)}: {'; '.join(reasons)}"


def _circle(waiting: "Sequence[str]", before: "Mapping[str, Mapping[str, str]]") -> str:
    names = [name for name in waiting if set(before[name]) & set(waiting)]
    reasons = [
        f"`{name}` reads `{file}` of `{writer}`"
        for name in names
        for writer, file in before[name].items()
        if writer in waiting
    ]
    return f"files do not decide the order, it is kept as given: {'; '.join(reasons)}"
