"""The text of statements, with the comments that belong to them, and positions in it."""

from __future__ import annotations

import pytest
from analysed import facts_of

from nbhoist.analysis.text import comments_at_end, ends_with_semicolon, node_span, span, statement_text

TEXTS = [
    ("plain", "x = 1", [((), "x = 1", "")]),
    ("comment behind", "x = 1  # why", [((), "x = 1", "# why")]),
    ("comments above", "# one\n\n# two\nx = 1", [(("# one", "# two"), "x = 1", "")]),
    ("two on a line", "x = 1; y = 2  # both", [((), "x = 1", ""), ((), "y = 2", "# both")]),
    ("decorator", "@deco\ndef f():\n    pass", [((), "@deco\ndef f():\n    pass", "")]),
    ("hash in a string", "x = '# no'", [((), "x = '# no'", "")]),
    ("continued", "x = 1 + \\\n    2", [((), "x = 1 + \\\n    2", "")]),
    ("triple quotes", "x = '''a\n  b'''  # c", [((), "x = '''a\n  b'''", "# c")]),
    ("letters of more than a byte", "größe = 'ä'; b = 'é'", [((), "größe = 'ä'", ""), ((), "b = 'é'", "")]),
    ("emoji", "x = '🎉'; y = 2", [((), "x = '🎉'", ""), ((), "y = 2", "")]),
    ("between statements", "x = 1\n# about y\ny = 2", [((), "x = 1", ""), (("# about y",), "y = 2", "")]),
    ("semicolon and comment", "x;  # quiet", [((), "x", "# quiet")]),
    ("comment inside", "f(\n    1,  # one\n)", [((), "f(\n    1,  # one\n)", "")]),
]


@pytest.mark.parametrize(("source", "texts"), [r[1:] for r in TEXTS], ids=[r[0] for r in TEXTS])
def test_statement_text(source: str, texts: list[tuple[tuple[str, ...], str, str]]) -> None:
    facts = facts_of(source)
    assert [tuple(statement_text(s, facts)) for s in facts.statements] == texts


def test_comments_at_the_end_of_a_cell() -> None:
    facts = facts_of("x = 1\n# later\n\n# never\n")
    assert comments_at_end(facts.statements, facts) == ("# later", "# never")


def test_spans_count_code_points() -> None:
    facts = facts_of("ä = 'ö'; f('é', 2)")
    statement = facts.statements[1]
    assert tuple(span(statement, facts)) == ((1, 9), (1, 18))
    second = statement.node.value.args[1]  # type: ignore[attr-defined]  # a call
    assert tuple(node_span(second, statement, facts)) == ((1, 16), (1, 17))


@pytest.mark.parametrize(
    ("source", "quiet"), [("x;", True), ("x ; # c", True), ("x", False), ("x  # ;", False), ("x = ';'", False)]
)
def test_a_semicolon_keeps_quiet(source: str, quiet: bool) -> None:
    facts = facts_of(source)
    assert ends_with_semicolon(facts.statements[-1], facts) is quiet
