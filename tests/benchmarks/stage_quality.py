"""Counts what makes the functions that a conversion forms hard to read; nothing is executed.

python tests/benchmarks/stage_quality.py [--list] [NOTEBOOK …]     without notebooks: the specimens and the cases
"""

import argparse
import ast
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nbhoist.api.planning import Planned, planned
from nbhoist.errors import NbhoistError
from nbhoist.refactor.plan import Stage
from nbhoist.scaffold.formatter import format_python

TESTS = Path(__file__).parents[1]
MOST_PARAMETERS, MOST_LINES = 6, 30
_NUMBERED = re.compile(r"_\d+$|_(?:next|again|once_more|another_time)(?:_|$)")
_AGAIN = re.compile(r"\W+")


def main() -> int:
    """Count over the notebooks that are named, or over those of the repository."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--list", action="store_true", help="name each function that counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        count = Counter[str]()
        for notebook in options.notebooks or repository(Path(scratch)):
            for found in _faults(notebook):
                count.update(word for word, _ in found.items())
                if options.list:
                    for word, where in found.items():
                        if where:
                            print(f"{word}: {notebook.stem}: {where}")
    for word, number in sorted(count.items()):
        print(f"{number:6} {word}")
    return 0


def repository(scratch: Path) -> Iterator[Path]:
    """The specimens, and the cases of the fidelity contract as notebooks."""
    yield from sorted((TESTS.parent / "fixtures" / "notebooks").rglob("*.ipynb"))
    sys.path.insert(0, str(TESTS / "conversions"))
    from casebook import cases, write_project

    for case in cases():
        yield write_project(case, scratch / case.name)


def _faults(notebook: Path) -> Iterator[dict[str, str]]:
    """One dictionary for the notebook, and one for each of its stages: what is at fault, and where."""
    try:
        made = planned(notebook, None)
    except NbhoistError:
        yield {"notebooks refused": ""}
        return
    yield {"notebooks converted": ""}
    functions = _functions(made)
    for stage in made.plan.stages:
        yield {"functions": "", **dict(_of_stage(stage, functions[stage.module, stage.name], made))}
    yield {"pipeline.steps over 30 lines": "steps"} if _length(functions["pipeline", "steps"]) > MOST_LINES else {}


def _functions(made: Planned) -> dict[tuple[str, str], ast.FunctionDef | ast.AsyncFunctionDef]:
    trees = {source.name: ast.parse(format_python(source.code)) for source in made.emitted.sources}
    return {
        (name, node.name): node
        for name, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def _of_stage(stage: Stage, node: ast.FunctionDef | ast.AsyncFunctionDef, made: Planned) -> Iterator[tuple[str, str]]:
    where = f"{stage.module}.{stage.name}"
    statements = [made.facts.statement(i) for i in stage.statements]
    indivisible = max(s.end_line - s.line + 1 for s in statements) > MOST_LINES
    if len(node.args.args) > MOST_PARAMETERS:
        yield f"more than {MOST_PARAMETERS} parameters", f"{where} ({len(node.args.args)})"
    if _length(node) > MOST_LINES and not indivisible and len(statements) > 1:
        yield f"more than {MOST_LINES} lines", f"{where} ({_length(node)})"
    if _NUMBERED.search(stage.name):
        yield "numbered names", where
    if len(statements) == 1 and not stage.observed and _length(node) <= 4:
        yield "one short statement", where
    if _echoes(node, stage.name):
        yield "docstrings that repeat the name", where
    if node.returns is None and not stage.observed and (len(stage.results) > 0):
        yield "results without a type", where
    read = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    for name in (a.arg for a in node.args.args if a.arg not in read):
        yield "unused parameters", f"{where}: {name}"
    at = made.plan.stages.index(stage)
    before, later = made.plan.stages[:at], made.plan.stages[at + 1 :]
    for name in stage.results:
        bound_anew = any(name in other.results for other in before)  # what the pipeline gives back is the last value
        if not bound_anew and not any(name in other.parameters for other in later):
            yield "results that nothing reads", f"{where}: {name}"


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without the docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None and len(node.body) > 1 else node.body
    return (node.end_lineno or 0) - (body[0].lineno - 1)


def _echoes(node: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> bool:
    said = ast.get_docstring(node) or ""
    return _AGAIN.sub("_", said.lower()).strip("_") == name.strip("_")


if __name__ == "__main__":
    sys.exit(main())
