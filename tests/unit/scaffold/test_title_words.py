"""Names and words taken from the notebook."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nbhoist.scaffold.naming import distribution_name, settings_class
from nbhoist.scaffold.render import docstring
from nbhoist.scaffold.words import below_title, summary


@pytest.mark.parametrize(
    ("package", "expected"),
    [
        ("churn", "churn"),
        ("house_prices", "house-prices"),
        ("größe", "groe"),
        ("_x", "x"),
        ("日本", "notebook-package"),
    ],
)
def test_distribution_names_are_plain(package: str, expected: str) -> None:
    assert distribution_name(package) == expected


def test_class_of_a_section() -> None:
    assert settings_class("random_forest") == "RandomForestSettings"


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        pytest.param("Who leaves?\nFirst try.\n\nMore.", "Churn. Who leaves?", id="first-sentence"),
        pytest.param("- a\n- b", "Churn.", id="list"),
        pytest.param("", "Churn.", id="nothing"),
        pytest.param("*Who leaves?* We know.", "Churn. Who leaves?", id="emphasis"),
        pytest.param("long " * 30, "Churn.", id="too-long-for-a-line"),
    ],
)
def test_summary_is_title_and_first_sentence(description: str, expected: str) -> None:
    assert summary("Churn", description) == expected


def test_title_is_left_out_of_the_description() -> None:
    assert below_title("# Churn\n\nWho leaves?\n") == "Who leaves?"


@given(st.text().filter(lambda text: "\0" not in text and "\r" not in text))
def test_any_text_can_be_a_docstring(text: str) -> None:
    assert ast.literal_eval(docstring(text)) == text
