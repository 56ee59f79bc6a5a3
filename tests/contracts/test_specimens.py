"""The specimens are what their manifest says: listed, valid, small, regenerable, and as repeatable as stated."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2] / "fixtures" / "notebooks"
SPECIMENS: list[dict[str, Any]] = tomllib.loads((ROOT / "manifest.toml").read_text(encoding="utf-8"))["specimen"]
CASES = sorted((Path(__file__).parents[1] / "conversions" / "cases").rglob("case_*.py"))
EXPECTED = {"equivalent", "refusal", "equivalent or refusal", "undecided"}
NOTEBOOK_LIMIT = 700_000
DATA_LIMIT = 300_000
TIMINGS = re.compile(r"^(CPU times|Wall time):.*\n", re.MULTILINE)
ABSOLUTE_PATH = re.compile(r"""(?:^|[\s'"(])(?:/\w+/|[A-Z]:\\)""", re.MULTILINE)

each_specimen = pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: Path(specimen["path"]).stem)


def read(specimen: dict[str, Any]) -> Any:
    return nbformat.read(ROOT / specimen["path"], as_version=nbformat.NO_CONVERT)


def code_cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_every_notebook_is_listed_once() -> None:
    found = sorted(path.relative_to(ROOT.parent).as_posix() for path in ROOT.parent.rglob("*.ipynb"))
    assert found == sorted(f"notebooks/{specimen['path']}" for specimen in SPECIMENS)


@each_specimen
def test_notebook_is_valid_small_and_executed(specimen: dict[str, Any]) -> None:
    notebook = read(specimen)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert (ROOT / specimen["path"]).stat().st_size < NOTEBOOK_LIMIT
    assert all(cell.execution_count for cell in code_cells(notebook))
    assert any(cell.outputs for cell in code_cells(notebook))


@each_specimen
def test_outputs_name_no_path_of_the_machine_that_ran_it(specimen: dict[str, Any]) -> None:
    texts = [text(output) for cell in code_cells(read(specimen)) for output in cell.outputs]
    assert [found for shown in texts for found in ABSOLUTE_PATH.findall(shown)] == []


@each_specimen
def test_relocated_paths_exist_nowhere_but_their_files_do(specimen: dict[str, Any]) -> None:
    source = "\n".join(cell.source for cell in code_cells(read(specimen)))
    for literal, file in specimen.get("relocated", {}).items():
        assert literal in source
        assert not Path(literal).exists()
        assert literal.endswith(f"/{Path(specimen['path']).parent.name}/{file}")
        assert (ROOT / specimen["path"]).with_name(file).is_file()


@each_specimen
def test_data_are_what_the_generator_writes(specimen: dict[str, Any], tmp_path: Path) -> None:
    generator = ROOT / specimen["generator"]
    subprocess.run([sys.executable, str(generator), str(tmp_path)], check=True, timeout=60)
    written = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.csv")}
    stored = {Path(file).relative_to(generator.parent.relative_to(ROOT)).as_posix(): file for file in specimen["data"]}
    assert set(written) == set(stored)
    for name, file in stored.items():
        assert written[name] == (ROOT / file).read_bytes()


@each_specimen
def test_data_are_small_with_line_feeds_only(specimen: dict[str, Any]) -> None:
    for file in specimen["data"]:
        content = (ROOT / file).read_bytes()
        assert len(content) < DATA_LIMIT
        assert b"\r" not in content


@each_specimen
def test_nothing_that_a_run_writes_is_stored(specimen: dict[str, Any]) -> None:
    assert [file for file in specimen["writes"] if (ROOT / file).exists()] == []


def test_churn_is_a_long_notebook() -> None:
    churn = read(SPECIMENS[0])
    assert len(code_cells(churn)) >= 35
    assert sum(cell.source.startswith("#") for cell in churn.cells if cell.cell_type == "markdown") >= 8


def test_houses_has_no_heading() -> None:
    assert {cell.cell_type for cell in read(SPECIMENS[1]).cells} == {"code"}


def run(specimen: dict[str, Any], folder: Path) -> dict[str, str]:
    """Execute a copy in a fresh kernel and return the text of each cell, without timings."""
    project = Path(specimen["path"]).parts[0]
    shutil.copytree(ROOT / project, folder / project)
    notebook = read(specimen)
    for cell in code_cells(notebook):
        for literal, file in specimen.get("relocated", {}).items():
            cell.source = cell.source.replace(literal, file)
    where = {"metadata": {"path": str((folder / specimen["path"]).parent)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=where).execute()
    assert all((folder / file).is_file() for file in specimen["writes"])
    return {cell.id: "".join(map(text, cell.outputs)) for cell in code_cells(notebook)}


def text(output: Any) -> str:
    if output.output_type == "stream":
        return TIMINGS.sub("", output.text) if output.name == "stdout" else ""
    return str(output.data.get("text/plain", ""))


@pytest.mark.execution
@each_specimen
def test_two_runs_differ_only_where_seeds_are_missing(specimen: dict[str, Any], tmp_path: Path) -> None:
    first, second = (run(specimen, tmp_path / name) for name in ("first", "second"))
    different = [cell for cell in first if first[cell] != second[cell]]
    assert different == specimen["unseeded"]
    assert specimen["deterministic"] is (not specimen["unseeded"])


def test_every_case_of_the_contract_has_a_specimen() -> None:
    assert {int(path.name.split("_")[1]) for path in CASES} == set(range(1, 42))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case_says_what_is_required_and_expected(case: Path) -> None:
    head, *cells = case.read_text(encoding="utf-8").split("\n# %%")
    required, expect, *options = head.strip().split("\n")
    assert required.startswith("# required: ")
    assert expect.removeprefix("# expect: ") in EXPECTED
    assert all(re.match(r"# (notebook|open|options|needs|after): \S", option) for option in options)
    assert len(cells) >= 2
