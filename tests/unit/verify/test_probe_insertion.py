"""Probes and relocations change nothing but what they are for."""

from __future__ import annotations

import ast
import builtins

import pytest

from nbhoist.verify.probe.insert import PROBE, RETURN, relocated
from nbhoist.verify.probe.stage_import import insert

CODE = '''def stage(rows):
    """Doc."""
    rows.append(1)
    if not rows:
        return None
    total = sum(rows)
    return total * 2
'''


@pytest.fixture
def seen(monkeypatch):
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(builtins, PROBE, lambda *keys: calls.append(keys), raising=False)
    monkeypatch.setattr(builtins, RETURN, lambda value, *keys: (calls.append((*keys, value)), value)[1], raising=False)
    return calls


def run(places: dict[int, list[str]]) -> int:
    tree = ast.parse(CODE)
    assert insert(tree, ["stage"], places)
    space: dict[str, object] = {}
    exec(compile(tree, "stage.py", "exec"), space)
    assert space["stage"].__doc__ == "Doc."
    return space["stage"]([1])  # type: ignore[operator]


def test_probes_run_behind_their_statements(seen):
    assert run({0: ["first"], 2: ["second", "third"]}) == 4
    assert seen == [("first",), ("second", "third")]


def test_a_returned_value_passes_through(seen):
    assert run({3: ["last"]}) == 4
    assert seen == [("last", 4)]


def test_the_beginning_can_be_probed(seen):
    assert run({-1: ["start"]}) == 4
    assert seen == [("start",)]


def test_lines_of_statements_stay():
    plain, probed = ast.parse(CODE), ast.parse(CODE)
    insert(probed, ["stage"], {0: ["a"], 2: ["b"]})
    lines = [node.lineno for node in ast.walk(probed) if isinstance(node, ast.Assign)]
    assert lines == [node.lineno for node in ast.walk(plain) if isinstance(node, ast.Assign)]


def test_an_unknown_function_is_said():
    assert not insert(ast.parse(CODE), ["other"], {0: ["a"]})


def test_only_whole_literals_are_relocated():
    tree = relocated(ast.parse("a = '/x/d.csv'; b = '/x/d.csv.gz'; c = f'{a}/x/d.csv'"), {"/x/d.csv": "d.csv"})
    assert ast.unparse(tree).split("\n")[:2] == ["a = 'd.csv'", "b = '/x/d.csv.gz'"]
