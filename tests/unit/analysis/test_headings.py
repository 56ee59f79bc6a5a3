"""The headings in force above each cell."""

from __future__ import annotations

import pytest
from analysed import facts_of

from nbhoist.analysis.headings import headings, plain, suggested_role


def _titles(text: str) -> list[list[str]]:
    notebook = facts_of(text).notebook
    return [[heading.title for heading in stack] for stack in headings(notebook).values()]


def test_deeper_headings_stand_below_higher_ones() -> None:
    text = """
    # %%
    a = 0
    # %% [markdown]
    # # One
    # words of one
    # %%
    a = 1
    # %% [markdown]
    # ## Two
    # %%
    a = 2
    # %% [markdown]
    # ## Three
    # ### Four
    # %%
    a = 3
    # %% [markdown]
    # # Five
    # %%
    a = 4
    """
    assert _titles(text) == [[], ["One"], ["One", "Two"], ["One", "Three", "Four"], ["Five"]]


def test_text_below_a_heading_is_its_text() -> None:
    notebook = facts_of("# %% [markdown]\n# # One\n# first\n#\n# second\n# %%\na = 1").notebook
    (stack,) = headings(notebook).values()
    assert stack[0].text == "first\n\nsecond"


def test_code_in_markdown_is_no_heading() -> None:
    assert _titles("# %% [markdown]\n# # One\n# ```\n# # comment\n# ```\n# %%\na = 1") == [["One"]]


@pytest.mark.parametrize(
    ("markdown", "title"),
    [
        ("1. Load *the* data", "Load the data"),
        ("2.3) `fit`", "fit"),
        ("[Prices](http://x) of <b>houses</b>", "Prices of houses"),
        ("![logo](x.png) Title", "logo Title"),
        ("Größen", "Größen"),
        ("3D plots", "3D plots"),
        ("2020 sales", "2020 sales"),
        ("snake_case_column", "snake_case_column"),
    ],
)
def test_plain_words(markdown: str, title: str) -> None:
    assert plain(markdown) == title


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Train and test split", "split"),
        ("Hyperparameter tuning", "tune"),
        ("Model", "train"),
        ("Results", "evaluate"),
        ("Exploratory analysis", "explore"),
        ("Missing values", "clean"),
        ("Feature engineering", "feature"),
        ("Data", "load"),
        ("Submission", "predict"),
        ("Introduction", ""),
        ("Outfitters", ""),
        ("Constrained optimisation", ""),
        ("Ready?", ""),
    ],
)
def test_words_of_a_heading_suggest_a_role(title: str, role: str) -> None:
    assert suggested_role(title) == role
