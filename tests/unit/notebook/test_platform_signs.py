"""Which platform a notebook was made for."""

import json
from pathlib import Path
from typing import Any

import pytest

from nbhoist.notebook.reader import parse_notebook


def platform(metadata: dict[str, Any], source: str = "x = 1", kind: str = "code") -> str:
    cell = {"cell_type": kind, "metadata": {}, "outputs": [], "source": source}
    data = json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})
    return parse_notebook(data.encode(), Path("a.ipynb")).platform


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({}, "jupyter"),
        ({"application/vnd.databricks.v1+notebook": {"language": "python"}}, "databricks"),
        ({"colab": {"provenance": []}}, "colab"),
        ({"kaggle": {"accelerator": "none"}}, "kaggle"),
        ({"kernelspec": {"name": "conda_python3__SAGEMAKER_INTERNAL__arn:aws:sagemaker:x"}}, "sagemaker"),
        ({"instance_type": "ml.t3.medium"}, "sagemaker"),
        ({"kernelspec": {"name": "conda_python3"}}, "jupyter"),
    ],
)
def test_metadata_name_the_platform(metadata: dict[str, Any], expected: str) -> None:
    assert platform(metadata) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from google.colab import drive", "colab"),
        ("if 'google.colab' in str(get_ipython()):\n    from google.colab import drive", "jupyter"),
        ("pd.read_csv('/kaggle/input/x.csv')", "kaggle"),
        ("dbutils.widgets.get('x')", "databricks"),
        ("import sagemaker", "sagemaker"),
        ("# import sagemaker", "jupyter"),
    ],
)
def test_code_gives_the_platform_away(source: str, expected: str) -> None:
    assert platform({}, source) == expected


def test_prose_gives_nothing_away() -> None:
    assert platform({}, "import sagemaker", "markdown") == "jupyter"


def test_metadata_weigh_more_than_code() -> None:
    assert platform({"kaggle": {}}, "from google.colab import drive") == "kaggle"
