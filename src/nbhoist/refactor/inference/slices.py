"""The slice from what the model is given back to the loaded rows, each statement sorted."""

import ast
from typing import TYPE_CHECKING

from nbhoist.refactor.inference import cuts
from nbhoist.refactor.inference.kinds import CONSTANT
from nbhoist.refactor.inference.sliced import Sliced, Stopped
from nbhoist.refactor.inference.steps import place, steps
from nbhoist.refactor.inference.strip import stripped
from nbhoist.refactor.inference.walk import Walk

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.inference.ends import End
    from nbhoist.refactor.inference.sources import Source
    from nbhoist.refactor.inference.steps import Step


def slice_back(
    run: "tuple[Statement, ...]",
    source: "Source",
    end: "End",
    names: frozenset[str],
    targets: frozenset[str],
    facts: "Facts",
) -> Sliced | Stopped:
    """Follow what the model is given back to the rows of `source`; `names` travel between stages, `targets` are columns."""
    read = tuple(steps(run[: end.position + 1], source, facts))
    last = read[end.position]
    kind = last.reading.kinds.get(id(end.rows), CONSTANT)
    if kind.of == "blocked":
        return Stopped(kind.why)
    if kind.of != "rows":
        return Stopped("")
    if any(True for _ in cuts.cuts_in(end.rows, last.reading)):
        return Stopped(f"{place(end.statement)} learns from rows inside the call; give what it makes a name of its own")
    if _is_changed_on_loading(source, read[source.position]):
        return Stopped(f"{place(source.statement)} reads rows and changes them in one statement; make it two")
    walk = Walk(run, read, source, end, names, targets)
    trouble = walk.go()
    return Stopped(trouble) if trouble else walk.result()


def _is_changed_on_loading(source: "Source", step: "Step") -> bool:
    node = source.statement.node
    assert isinstance(node, ast.Assign)  # by `sources`
    if isinstance(node.targets[0], ast.Tuple):
        return node.value is not source.rows
    left = stripped(node.value, step.reading)
    while isinstance(left, ast.Call) and isinstance(left.func, ast.Attribute) and left.func.attr == "copy":
        left = left.func.value
    return ast.dump(left) != ast.dump(source.rows)
