"""Words of headings, files and columns as names."""

from __future__ import annotations

import keyword
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nbhoist.notebook.percent import notebook_from_percent
from nbhoist.refactor.titles import description_of, package_name, title_of
from nbhoist.refactor.words import imperative, snake, telling, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Load the data", "load the data"),
        ("customerAge", "customer age"),
        ("Prix été", "prix ete"),
        ("total_€", "total"),
        ("X2", "x2"),
        ("", ""),
    ],
    ids=["plain", "camel case", "accents", "no letters", "digits", "empty"],
)
def test_words(text: str, found: str) -> None:
    assert words(text) == tuple(found.split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cleaning the data", "clean data"),
        ("Data cleaning", "clean data"),
        ("Split into train and test", "split into train and test"),
        ("A first impression", ""),
        ("Let's see", ""),
    ],
    ids=["gerund in front", "gerund behind", "verb", "no verb", "nothing to do"],
)
def test_imperative(text: str, found: str) -> None:
    assert imperative(text) == tuple(found.split())


@settings(deadline=None)
@given(st.text())
def test_a_name_made_of_words_is_a_name_or_nothing(text: str) -> None:
    for made in (snake(words(text)), snake(telling(text)), snake(imperative(text))):
        assert not made or (made.isidentifier() and made.isascii() and not keyword.iskeyword(made))


@pytest.mark.parametrize(
    ("stem", "package"),
    [
        ("churn", "churn"),
        ("Copy (2)", "copy_2"),
        ("9_tree", "tree_9"),
        ("2020", "notebook_2020"),
        ("pandas", "pandas_package"),
        ("json", "json_package"),
        ("Größe", "groe"),
        ("数据", "notebook"),
        ("class", "class_"),
        ("test", "test_package"),
    ],
    ids=["plain", "brackets", "digit in front", "only digits", "dependency", "standard library", "accents", "no ASCII",
         "keyword", "tests"],
)  # fmt: skip
def test_package_name(stem: str, package: str) -> None:
    assert package_name(stem) == package


@settings(deadline=None, max_examples=20)
@given(st.text(max_size=20))
def test_every_file_name_gives_an_import_name(stem: str) -> None:
    name = package_name(stem)
    assert name.isidentifier()
    assert name.isascii()
    assert not keyword.iskeyword(name)


def test_title_and_description_are_the_first_heading() -> None:
    notebook = notebook_from_percent("# %% [markdown]\n# # Churn\n# Who leaves?\n# %%\nx = 1", Path("n.ipynb"))
    assert (title_of(notebook), description_of(notebook)) == ("Churn", "Who leaves?")


def test_without_a_heading_the_file_gives_the_title() -> None:
    notebook = notebook_from_percent("# %%\nx = 1", Path("house_prices-v2.ipynb"))
    assert (title_of(notebook), description_of(notebook)) == ("House prices v2", "")
