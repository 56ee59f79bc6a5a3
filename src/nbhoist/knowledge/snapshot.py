"""Write the signatures of installed libraries: `python -m nbhoist.knowledge.snapshot [LIBRARY…]`.

Calls then bind to parameters where a library is not installed. What the tables name, and all public functions of a few
modules, goes to `signatures_<library>.py` beside this file.
"""

import importlib
import inspect
import sys
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from nbhoist.knowledge.distributions import distribution
from nbhoist.knowledge.lookup import ancestry
from nbhoist.knowledge.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbhoist.knowledge.table import Table

LIBRARIES = ("joblib", "matplotlib", "numpy", "pandas", "scipy", "seaborn", "sklearn")
HEADER = '"""Signatures of {library} {version}, written by `python -m nbhoist.knowledge.snapshot`."""\n\n'
PLACES = {  # where to find classes that the tables give a shorter name
    "pandas.DataFrameGroupBy": "pandas.api.typing.DataFrameGroupBy",
    "pandas.SeriesGroupBy": "pandas.api.typing.SeriesGroupBy",
    "pandas.Window": "pandas.api.typing.Rolling",
    "pandas.Resampler": "pandas.api.typing.Resampler",
    "pandas.Styler": "pandas.io.formats.style.Styler",
    "pandas.StringMethods": "pandas.Series.str",
    "pandas.CategoricalMethods": "pandas.Series.cat",
}
SWITCHES = {
    "sklearn": ("sklearn.experimental.enable_iterative_imputer", "sklearn.experimental.enable_halving_search_cv")
}
LONGEST_DEFAULT = 24  # characters; longer defaults are no help
WHOLE = ("matplotlib.pyplot", "numpy", "sklearn.metrics")  # modules whose public names are all worth their size


def snapshot(library: str) -> str:
    """Give the text of the module that holds the signatures of an installed library."""
    known = table(library)
    if known is None:
        raise ValueError(f"`{library}` has no table")
    for module in SWITCHES.get(library, ()):
        importlib.import_module(module)
    release = version(distribution(library))
    lines = [f'    "{name}": {_quoted(text)},\n' for name, text in sorted(_signatures(library, known).items())]
    body = f'VERSION = "{release}"\n\nSIGNATURES: dict[str, str] = {{\n{"".join(lines)}}}\n'
    return HEADER.format(library=library, version=release) + body


def find(name: str) -> object:
    """Give the object that a qualified name means; raise `LookupError` where there is none."""
    place = next((PLACES[known] + name[len(known) :] for known in PLACES if f"{name}.".startswith(f"{known}.")), name)
    parts = place.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:end]))
        except ImportError:
            continue
        for part in parts[end:]:
            try:
                found = getattr(found, part)
            except Exception as error:  # some libraries raise their own kinds for names that were removed
                raise LookupError(name) from error
        return found
    raise LookupError(name)


def signature(found: object) -> str:
    """Write the signature of a callable as the tables do, without `self`; empty where it has none to show."""
    try:
        parameters = list(inspect.signature(found).parameters.values())  # type: ignore[arg-type]  # raises TypeError
    except (TypeError, ValueError):
        return ""
    words: list[str] = []
    for parameter in parameters[1:] if parameters and parameters[0].name == "self" else parameters:
        starred = any(word.startswith("*") for word in words)
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            words.append("*")
        words.append(_word(parameter))
    return " ".join(words)


def _word(parameter: inspect.Parameter) -> str:
    stars = "*" * (parameter.kind is parameter.VAR_POSITIONAL) or "**" * (parameter.kind is parameter.VAR_KEYWORD)
    value = parameter.default
    shown = repr(value) if value is None or type(value) in (bool, int, float, str, tuple) else " "
    literal = " " not in shown and len(shown) <= LONGEST_DEFAULT and shown not in ("nan", "inf", "-inf")
    return f"{stars}{parameter.name}={shown}" if value is not parameter.empty and literal else stars + parameter.name


def _signatures(library: str, known: "Table") -> dict[str, str]:
    found: dict[str, str] = {}
    for name in dict.fromkeys((*_functions(known), *_whole(library), *_methods(known))):
        text = _signature_of(name)
        owner, _, last = name.rpartition(".")
        if (
            text
            and not last.startswith("__")
            and not any(found.get(f"{base}.{last}") == text for base in ancestry(owner)[1:])
        ):
            found[name] = text
    return found


def _signature_of(name: str) -> str:
    try:
        target = find(name)
    except LookupError:
        return ""
    return signature(target) if callable(target) else ""


def _functions(known: "Table") -> "Iterator[str]":
    return (name for name, said in known.fields.items() if said.get("kind") != "attribute")


def _whole(library: str) -> "Iterator[str]":
    for module in WHOLE:
        if module.partition(".")[0] == library:
            names = vars(importlib.import_module(module))
            yield from (f"{module}.{name}" for name, value in names.items() if name[0] != "_" and callable(value))


def _methods(known: "Table") -> "Iterator[str]":
    """Give the methods of each class that the table knows, its own and those said of its bases."""
    by_owner: dict[str, list[str]] = {}
    for name, said in known.fields.items():
        if said.get("kind") is None:
            by_owner.setdefault(name.rpartition(".")[0], []).append(name.rpartition(".")[2])
    for owner in (*known.bases, *(set(PLACES) & by_owner.keys())):
        for base in ancestry(owner):
            for name in by_owner.get(base, ()):
                if not _as_said(owner, base, name, known):
                    yield f"{owner}.{name}"


def _as_said(owner: str, base: str, name: str, known: "Table") -> bool:
    """Say whether the table's own words for a kind of class already name the parameters of this class's method."""
    said = known.fields[f"{base}.{name}"].get("signature", "")
    real = _signature_of(f"{owner}.{name}")
    leading = [part.partition("=")[0] for part in real.split() if not part.startswith("*")][:2]
    return bool(said) and leading == [part.partition("=")[0] for part in said.split() if part[0] != "*"][: len(leading)]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main(libraries: tuple[str, ...]) -> None:
    """Write the snapshots of the libraries named, or of all the light ones."""
    warnings.simplefilter("ignore")
    for library in libraries or LIBRARIES:
        path = Path(__file__).with_name(f"signatures_{library}.py")
        path.write_text(snapshot(library), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
