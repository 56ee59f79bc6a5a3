"""Functions that call one another on many paths are followed once each."""

from __future__ import annotations

from pathlib import Path

from nbhoist.lint.engine import lint
from nbhoist.lint.registry import known_rules, load
from nbhoist.notebook.percent import notebook_from_percent

DEPTH = 40


def test_two_calls_per_function_do_not_double_the_work() -> None:
    functions = [f"def f{i}():\n    return f{i + 1}() + f{i + 1}() + g{i + 1}()" for i in range(DEPTH)]
    functions += [f"def g{i}():\n    return f{i + 1}() + g{i + 1}()" for i in range(DEPTH)]
    functions += [f"def f{DEPTH}():\n    return late", f"def g{DEPTH}():\n    return late"]
    text = "# %%\n" + "\n\n".join(functions) + "\n\n# %%\nprint(f0())\n\n# %%\nlate = 1\n"
    notebook = notebook_from_percent(text, Path("many.py"))
    found = lint(notebook, load(entry for entry in known_rules() if entry.code == "NBH104"))
    assert [(d.cell.index if d.cell else None, "late" in d.message) for d in found.diagnostics] == [(1, True)]
