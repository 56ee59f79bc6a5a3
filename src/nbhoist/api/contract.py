"""What loaded tables looked like in the notebook's run: names and kinds of columns, never what they hold."""

import re
from typing import TYPE_CHECKING, Any

from nbhoist.scaffold.model import Contract

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nbhoist.refactor.plan import Plan, Stage
    from nbhoist.verify.recording import Recording

KNOWN = re.compile(r"(u?int|float)(8|16|32|64)|bool|boolean|U?Int\d+|Float\d+|category|datetime64\[\w+\]")
TEXT = ("str", "string")
WIDEST = 300  # columns


def contracts(plan: "Plan", recording: "Recording | None") -> tuple[Contract, ...]:
    """The contract of each stage that loads a table."""
    if recording is None:
        return ()
    found = (_contract(stage, plan, recording) for stage in plan.stages if stage.module == "load")
    return tuple(contract for contract in found if any(contract.tables))


def _contract(stage: "Stage", plan: "Plan", recording: "Recording") -> Contract:
    tables = tuple(_columns(recording, _recorded(recording, stage, name)) for name in stage.results)
    read = [s for s in plan.configuration if s.kind == "path" and s.statement in stage.statements]
    shared = [s for s in plan.configuration if s.kind == "path" and s.section in stage.sections]
    file = ", ".join(f"{s.value} (`{s.section}.{s.key}`)" for s in read or shared[:1])
    return Contract(stage.name, file or stage.name, tables)


def _recorded(recording: "Recording", stage: "Stage", name: str) -> "Mapping[str, Any]":
    """The node of a result behind the last statement of the stage that changes it; empty where there is more than one."""
    visits = [p for p in recording.probes if p.statement in stage.statements and name in p.values]
    if not visits or any(p.visit > 0 for p in visits):
        return {}
    last = max(visits, key=lambda probe: probe.sequence)
    return recording.nodes.get(last.values[name], {})


def _columns(recording: "Recording", node: "Mapping[str, Any]") -> dict[str, str]:
    """Columns of a table with their kinds; empty where they are no plain names."""
    schema, children = node.get("schema"), node.get("children", ())
    if not schema or node["type"] != "pandas.DataFrame" or len(schema["columns"]) > WIDEST:
        return {}
    columns, kinds = schema["columns"], schema["dtypes"]
    if len(set(columns)) < len(columns) or not _are_texts(recording, children):
        return {}
    missing = [_may_be_missing(recording, key, kind) for (_, key), kind in zip(children[2:], kinds, strict=False)]
    return {name: _kind(kind) + "?" * lacks for name, kind, lacks in zip(columns, kinds, missing, strict=True)}


def _are_texts(recording: "Recording", children: "list[list[str]]") -> bool:
    keys = [key for label, key in children if label == ".columns"]
    index = recording.nodes.get(keys[0], {}) if keys else {}
    return str(index.get("shape", "")).startswith(("str ", "string ", "object "))


def _kind(dtype: str) -> str:
    if dtype in TEXT:
        return "text"
    return dtype if KNOWN.fullmatch(dtype) else "any"


def _may_be_missing(recording: "Recording", key: str, dtype: str) -> bool:
    """Whether a column lacks values, or nobody has counted."""
    if dtype.startswith(("int", "uint", "bool")) and dtype != "boolean":
        return False
    counted = [count for node in _below(recording, key) for count in _missing(node)]
    return not counted or any(counted)


def _below(recording: "Recording", key: str) -> "Iterator[Mapping[str, Any]]":
    node = recording.nodes.get(key, {})
    yield node
    for _, child in node.get("children", ()):
        yield from _below(recording, child)


def _missing(node: "Mapping[str, Any]") -> "Iterator[int]":
    if node.get("type") == "elements":
        yield node.get("missing", 0)
    elif str(node.get("dtype", "")).startswith("float") and "summary" in node:
        yield node["summary"]["nan"]
