"""Identifiers speak of roles."""

from __future__ import annotations

import pytest

from nbhoist.knowledge.spoken import of_function, of_variable


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("train_linear_regression", "train"),
        ("split_train_test", "split"),
        ("plot_train_scores", "visualize"),
        ("load_model", "load"),
        ("printScores", "evaluate"),
        ("rmse", "evaluate"),
        ("prepare_X", "feature"),
        ("find_best_model", "tune"),
        ("load_best_model", "load"),
        ("predict_and_evaluate", "predict"),
        ("test_data", ""),
        ("f", ""),
    ],
)
def test_names_of_functions(name: str, role: str) -> None:
    assert of_function(name) == role


@pytest.mark.parametrize(
    ("name", "role"),
    [("y_pred", "predict"), ("y_hat", "predict"), ("testRMSE", "evaluate"), ("scores", "evaluate"), ("X_train", "")],
)
def test_names_of_variables(name: str, role: str) -> None:
    assert of_variable(name) == role
