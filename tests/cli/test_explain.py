"""`nbhoist explain` and `nbhoist rules`."""

import pytest

from nbhoist.cli import main
from nbhoist.lint.index import RULES
from nbhoist.lint.page import read_page


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(list(words))
    return int(stopped.value.code or 0)


@pytest.mark.parametrize("word", ["NBH201", "nbh201", "201", "absolute-path"])
def test_explain_prints_the_page(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", word) == 0
    entry = next(entry for entry in RULES if entry.code == "NBH201")
    assert capsys.readouterr().out == read_page(entry).text


def test_explain_suggests_for_a_misspelt_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "absolut-path") == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "error: no rule is called `absolut-path`; did you mean `absolute-path`? `nbhoist rules` lists them\n"
    )


def test_rules_lists_every_rule_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:4] for line in lines] == [[e.code, e.severity, e.name, e.family] for e in RULES]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out.startswith("nbhoist ")
