"""Every kind of notebook file is read, or refused with one line that says what to do."""

import json
from pathlib import Path
from typing import Any

import pytest

from nbhoist.errors import NotebookError, OtherLanguageError
from nbhoist.notebook import decode
from nbhoist.notebook.model import Notebook
from nbhoist.notebook.reader import parse_notebook, read_notebook

CODE: dict[str, Any] = {"cell_type": "code", "execution_count": 3, "metadata": {}, "outputs": [], "source": "x = 1"}


def document(*cells: Any, **more: Any) -> dict[str, Any]:
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}


def read(value: Any, name: str = "a b ü.ipynb") -> Notebook:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return parse_notebook(data, Path(name))


def refusal(value: Any, name: str = "a.ipynb") -> str:
    with pytest.raises(NotebookError) as caught:
        read(value, name)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"`{name}`")
    return message


@pytest.mark.parametrize("source", ["x = 1\ny", ["x = 1\n", "y"], ["x = 1\r\n", "y"], "x = 1\ry", ["x =", " 1\ny"]])
def test_a_source_is_text_or_lines_with_any_line_end(source: Any) -> None:
    assert read(document(CODE | {"source": source})).cells[0].source == "x = 1\ny"


def test_a_cell_keeps_what_the_file_says_of_it() -> None:
    output = {"output_type": "stream", "name": "stdout", "text": "1"}
    raw = CODE | {"id": "own", "metadata": {"tags": ["a", 1, "b"]}, "outputs": [output, "odd"]}
    cell = read(document({"cell_type": "markdown", "source": "# T", "metadata": {}}, raw)).cells[1]
    assert (cell.index, cell.id, cell.kind, cell.execution_count, cell.tags) == (1, "own", "code", 3, ("a", "b"))
    assert list(cell.outputs) == [output]


def test_ids_are_unique_whatever_the_file_says() -> None:
    ids = ["a", "a", None, 7, "", "cell-2"]
    cells = [CODE | ({} if value is None else {"id": value}) for value in ids]
    found = [cell.id for cell in read(document(*cells)).cells]
    assert found[0] == "a"
    assert found[5] == "cell-2"
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    "more",
    [
        {"metadata": None},
        {"metadata": {"kernelspec": "python3"}},
        {"metadata": {"kernelspec": None, "language_info": []}},
        {"metadata": {"language_info": {"name": "IPython"}}},
        {"nbformat": "4"},
        {"nbformat": None},
    ],
)
def test_odd_metadata_is_no_hindrance(more: dict[str, Any]) -> None:
    assert read(document(CODE, **more)).language == "python"


def test_a_cell_may_lack_everything() -> None:
    cells = read(document({}, {"cell_type": "code"}, {"cell_type": 5, "source": None, "metadata": []})).cells
    assert [(cell.kind, cell.source) for cell in cells] == [("raw", ""), ("code", ""), ("raw", "")]


@pytest.mark.parametrize("nbformat", [2, 3])
def test_old_formats_are_read_from_their_worksheets(nbformat: int) -> None:
    outputs = [
        {"output_type": "pyout", "prompt_number": 2, "text": "1", "png": "AA=="},
        {"output_type": "pyerr", "ename": "E", "evalue": "v", "traceback": []},
        {"output_type": "stream", "stream": "stderr", "text": "w"},
    ]
    code = {"cell_type": "code", "input": ["print 1"], "language": "python", "outputs": outputs, "prompt_number": 2}
    heading = {"cell_type": "heading", "level": 2, "source": ["Title"]}
    sheets = [{"cells": [heading]}, {"cells": [code]}]
    first, second = read({"nbformat": nbformat, "metadata": {"name": "n"}, "worksheets": sheets}).cells
    assert (first.kind, first.source) == ("markdown", "## Title")
    assert (second.source, second.execution_count) == ("print 1", 2)
    assert second.outputs[0]["data"] == {"text/plain": "1", "image/png": "AA=="}
    assert [o["output_type"] for o in second.outputs] == ["execute_result", "error", "stream"]
    assert second.outputs[2]["name"] == "stderr"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "utf-32-be"])
def test_unicode_encodings_are_recognised(encoding: str) -> None:
    text = json.dumps(document(CODE | {"source": "größe = '🎉'"}), ensure_ascii=False)
    assert read(text.encode(encoding)).cells[0].source == "größe = '🎉'"


def test_numbers_that_json_does_not_know_and_lone_surrogates_are_read() -> None:
    data = b'{"cells": [{"cell_type": "code", "source": "\\ud800", "metadata": {"a": NaN}, "outputs": []}]}'
    assert read(data).cells[0].source == "\ud800"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "git lfs pull"),
        (b'{"cells": [\n  {},\n]}', "line 3, column 1"),
        (b'{"cells": [\n  {"source": "x', "line 2, column 14"),
        (b'{"cells": [\n', "ends too early"),
        (b"\n<!DOCTYPE html>", "web page"),
        (b'{"cells": [\n<<<<<<< HEAD\n', "merge conflict (line 2)"),
        (b'{"cells": ["\xe9"]}', "byte 0xe9 in line 1"),
        (b"[" * 100_000, "nest"),
        (b'{"a": ' + b"1" * 5000 + b"}", "too long"),
        ([], "no object"),
        ({}, "no `cells`"),
        ({"cells": {}}, "not a list"),
        ({"cells": [1]}, "number 1"),
        ({"worksheets": [[]]}, "number 1"),
        ({"cells": [{"source": 5}]}, "cell 1"),
        ({"cells": [{}, {"source": ["a", 5]}]}, "cell 2"),
    ],
)
def test_what_is_no_notebook_is_refused_with_one_line_that_says_where(value: Any, said: str) -> None:
    assert said in refusal(value)


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        ({"language_info": {"name": "R"}}, "r"),
        ({"kernelspec": {"name": "ir"}}, "r"),
        ({"kernelspec": {"name": "julia-1.9"}}, "julia"),
        ({"kernelspec": {"name": "x", "language": "Scala"}}, "scala"),
        ({"kernelspec": "xcpp17"}, "c++"),
        ({"application/vnd.databricks.v1+notebook": {"language": "sql"}}, "sql"),
    ],
)
def test_other_languages_are_skipped_with_one_line(metadata: Any, language: str) -> None:
    with pytest.raises(
        OtherLanguageError, match=f"`a b ü.ipynb` is a notebook in {language.replace('+', '.')}; skipped"
    ):
        read(document(CODE, metadata=metadata))


@pytest.mark.parametrize("kernel", ["python3", "python2", "conda-env-ir-py", "my env", "pysparkkernel"])
def test_kernels_of_python_are_read(kernel: str) -> None:
    assert read(document(CODE, metadata={"kernelspec": {"name": kernel}})).kernel == kernel


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match="cannot be read"):
        read_notebook(tmp_path / "absent.ipynb")
    with pytest.raises(NotebookError, match="cannot be read"):
        read_notebook(tmp_path)


def test_a_large_file_is_read_the_same_without_building_its_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    output = {"output_type": "stream", "name": "stdout", "text": ['a "b"\n', "]}\\"]}
    data = json.dumps(document(CODE | {"outputs": [output]}, {"cell_type": "raw", "source": "r"}), indent=1).encode()
    small = read(data)
    monkeypatch.setattr(decode, "LARGE", 10)
    large = read(data)
    assert type(large.cells[0].outputs) is not type(small.cells[0].outputs)
    assert [list(cell.outputs) for cell in large.cells] == [list(cell.outputs) for cell in small.cells]
    assert [cell._replace(outputs=()) for cell in large.cells] == [cell._replace(outputs=()) for cell in small.cells]
    assert "line 1, column" in refusal(data.replace(b"\n", b"")[:-20])
