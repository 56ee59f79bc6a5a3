"""The shapes of JSON output, taken from values that the program makes; nothing is executed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbhoist.api.checking import check
from nbhoist.api.converting import ConvertOptions, convert
from nbhoist.api.planning import planned
from nbhoist.api.verifying import Verification
from nbhoist.refactor.ladder import Rung
from nbhoist.refactor.plan import Refusal
from nbhoist.report.json_ import VERSION, as_object
from nbhoist.report.plan import plan_data
from nbhoist.verify.probe.imported import platform_stamp
from nbhoist.verify.verdict import Counts, Difference, NotCompared, Verdict

NOTEBOOK = Path(__file__).parents[1] / "tutorial" / "rentals.ipynb"
_HEAD = """\
# JSON

Written from the code by `python docs/generate/reference.py`: what stands in a value that the program makes. `x[].y` is the key `y` of each item of the list `x`; *or null* is said where a value was null in one case and not in another; a finding in a notebook as a whole has no cell and no lines. Cells are counted from 0, lines from 1. `version` grows when a key goes or changes its meaning; new keys may come without that.
"""
_NAMES = {str: "text", bool: "true or false", int: "number", float: "number", type(None): "null"}


def render_json_shapes() -> str:
    """The page of JSON shapes."""
    verdict = _verdict()
    parts = [
        ("nbhoist check --output-format json", [_checked()]),
        ("nbhoist plan --output-format json", [_planned()]),
        ("nbhoist convert --output-format json", [{**_converted(), "verdict": verdict}]),
        ("nbhoist verify --output-format json", [Verification(shape, "").to_json() for shape in (verdict, _agreed())]),
    ]
    return _HEAD + "".join(f"\n## {title}\n\n{_table(values)}" for title, values in parts)


def _checked() -> dict[str, Any]:
    return {"version": VERSION, "diagnostics": [as_object(diagnostic) for diagnostic in check(NOTEBOOK).diagnostics]}


def _planned() -> dict[str, Any]:
    made = planned(NOTEBOOK, None)
    rung = Rung("undo", "a line", ("a:0",), ("a:0", "a:1"))
    plan = replace(
        made.plan, ladder=(rung,), relocations=(("a", "b"),), refusals=(Refusal(0, 1, "a:0", "why", "what"),)
    )
    return plan_data(plan, made.facts)


def _converted() -> dict[str, Any]:
    made = convert(NOTEBOOK, ConvertOptions(proof=False, dry_run=True), lambda _: None).to_json()
    return made | {key: _planned()[key] for key in ("ladder", "refusals")}


def _verdict() -> dict[str, Any]:
    difference = Difference("variable", "a", "a:0", "cell 1", "stage", "module", "[0]", "1", "2", 0)
    missing = (NotCompared("b", "why"),)
    return Verdict(
        "different", "why", ("a",), missing, difference, True, _platform(), Counts(), (), ("a.csv",)
    ).to_json()


def _platform() -> dict[str, Any]:
    """The stamp, without the libraries, of which there are as many as the process has imported."""
    return {**platform_stamp(), "libraries": {}}


def _agreed() -> dict[str, Any]:
    return Verdict("equivalent", "why", (), (), None, False, {}, Counts()).to_json()


def _table(values: list[dict[str, Any]]) -> str:
    found: dict[str, dict[str, None]] = {}
    for value in values:
        for path, kind in _leaves(value, ""):
            found.setdefault(path, {})[kind] = None
    rows = [
        f"| `{path}` | {'table or null' if _is_table(path, found) else _kinds(list(kinds))} |"
        for path, kinds in sorted(found.items(), key=_place(list(found)))
    ]
    return "\n".join(["| key | value |", "|---|---|", *rows]) + "\n"


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        yield from (leaf for item in value for leaf in _leaves(item, f"{path}[]"))
    else:
        yield path, _NAMES[type(value)]


def _place(paths: list[str]) -> Callable[[tuple[str, object]], tuple[int, int]]:
    """Sorts what may be null before its keys."""
    return lambda row: (
        next(i for i, path in enumerate(paths) if f"{path}.".startswith(f"{row[0]}.")),
        row[0].count("."),
    )


def _is_table(path: str, found: dict[str, dict[str, None]]) -> bool:
    """Whether what is null here is a table there."""
    return any(other.startswith(f"{path}.") for other in found)


def _kinds(kinds: list[str]) -> str:
    return " or ".join(sorted(kinds, key=lambda kind: kind == "null"))
