"""`nbhoist check` from the outside: what it prints, and its exit codes."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nbhoist.cli import main

BAD = "import pandas as pd\ndf = pd.read_csv('/home/anna/ü/x.csv')"
NOTE_ONLY = "from google.colab import drive\nx = open('/content/drive/MyDrive/a.csv')"


class Run:
    """Calls the command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main([str(word) for word in words])
        captured = self._capsys.readouterr()
        return int(stopped.value.code or 0), captured.out, captured.err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


def text_of(*sources: str, language: str = "python") -> str:
    cells = [
        {"cell_type": "code", "execution_count": n, "id": f"c{n}", "metadata": {}, "outputs": [], "source": source}
        for n, source in enumerate(sources, start=1)
    ]
    kernel = {"name": "k", "display_name": "k", "language": language}
    document = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, indent=1)


def write(path: Path, *sources: str, **options: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_of(*sources, **options), encoding="utf-8")
    return path


def test_a_clean_notebook_is_0(run: Run, tmp_path: Path) -> None:
    assert run("check", write(tmp_path / "a.ipynb", "x = 1")) == (0, "no findings in 1 notebook\n", "")


def test_text_shows_cell_line_caret_and_summary(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "my notebook.ipynb", "# the data", BAD)
    code, out, err = run("check", "--select", "NBH201", path)
    assert (code, err) == (1, "")
    assert out == (
        f"{path}: cell 2 · In [2] · import pandas as pd\n"
        "  line 2, column 18: warning NBH201 absolute-path: absolute path `/home/anna/ü/x.csv` is bound to one machine; "
        "make it relative to the notebook or read it from a setting\n"
        "    2 | df = pd.read_csv('/home/anna/ü/x.csv')\n"
        "      |                  ^^^^^^^^^^^^^^^^^^^^\n"
        "    fix with --fix --unsafe-fixes: make it a parameter of the notebook\n"
        "\n"
        "1 finding in 1 notebook\n"
        "  1  NBH201  warning  absolute-path\n"
        f"fix first: NBH201 absolute-path in {path}, cell 2, line 2\n"
        "resolved by --fix: 0, by convert: 1, by a person only: 0\n"
    )


def test_json_is_the_documented_object(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "a.ipynb", "x = 1", BAD)
    code, out, _ = run("check", "--select", "NBH201", "--output-format", "json", path)
    document: dict[str, Any] = json.loads(out)
    assert code == 1
    physical = path.read_text(encoding="utf-8").splitlines()[document["diagnostics"][0]["physical_line"] - 1]
    assert "read_csv" in physical
    del document["diagnostics"][0]["physical_line"]
    assert document == {
        "version": 1,
        "diagnostics": [
            {
                "code": "NBH201",
                "name": "absolute-path",
                "message": "absolute path `/home/anna/ü/x.csv` is bound to one machine; "
                "make it relative to the notebook or read it from a setting",
                "severity": "warning",
                "path": path.as_posix(),
                "cell": {"index": 1, "id": "c2", "execution_count": 2},
                "line": 2,
                "column": 18,
                "end_line": 2,
                "end_column": 38,
                "fix": {"applicability": "unsafe", "message": "make it a parameter of the notebook"},
                "resolved_by": "convert",
                "related": [],
            }
        ],
    }


def test_json_of_a_clean_notebook(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("check", "--output-format", "json", write(tmp_path / "a.ipynb", "x = 1"))
    assert json.loads(out) == {"version": 1, "diagnostics": []}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param([], 1, id="warning"),
        pytest.param(["--fail-on", "error"], 0, id="only errors count"),
        pytest.param(["--exit-zero"], 0, id="asked for 0"),
        pytest.param(["--select", "NBH4"], 0, id="not selected"),
        pytest.param(["--select", "NBH4,absolute-path"], 1, id="selected by name"),
        pytest.param(["--ignore", "environment"], 0, id="family ignored"),
        pytest.param(["--fail-on", "fatal"], 2, id="no such severity"),
        pytest.param(["--select", "NBH999"], 2, id="no such rule"),
        pytest.param(["--nonsense"], 2, id="no such option"),
    ],
)
def test_exit_codes(run: Run, tmp_path: Path, words: list[str], code: int) -> None:
    assert run("check", *words, write(tmp_path / "a.ipynb", BAD))[0] == code


def test_a_note_does_not_fail_unless_asked(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "a.ipynb", NOTE_ONLY)
    code, out, _ = run("check", path)
    assert (code, out.count("note NBH202")) == (0, 1)
    assert run("check", "--fail-on", "note", path)[0] == 1


def test_statistics(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "a.ipynb", BAD, BAD, "from math import *")
    _, out, _ = run("check", "--select", "NBH201,NBH707", "--statistics", path)
    assert out == "2  NBH201  warning  absolute-path\n1  NBH707  warning  wildcard-import\n"


def test_output_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "findings.txt"
    code, out, _ = run("check", "--output-file", target, write(tmp_path / "a.ipynb", BAD))
    assert (code, out) == (1, "")
    assert "NBH201" in target.read_text(encoding="utf-8")


def test_folders_and_files_together(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.ipynb", BAD)
    write(tmp_path / "sub" / ".ipynb_checkpoints" / "a-checkpoint.ipynb", BAD)
    _, out, _ = run("check", "--select", "NBH201", tmp_path / "sub", write(tmp_path / "b.ipynb", BAD))
    assert "2 findings in 2 notebooks" in out


def test_broken_json_alone_is_2_and_among_others_a_finding(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{", encoding="utf-8")
    code, out, err = run("check", broken)
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert len(err.splitlines()) == 1
    assert "broken.ipynb" in err
    code, out, _ = run("check", broken, write(tmp_path / "fine.ipynb", "x = 1"))
    assert code == 1
    assert "error NBH001 invalid-notebook" in out


@pytest.mark.parametrize("name", ["missing.ipynb", "missing folder"])
def test_a_missing_path_is_one_line_and_2(run: Run, tmp_path: Path, name: str) -> None:
    code, out, err = run("check", tmp_path / name)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


def test_notebooks_of_other_languages_are_skipped_with_one_line(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "r.ipynb", "x <- 1", language="R")
    code, out, err = run("check", tmp_path)
    assert (code, out) == (0, "no findings in 0 notebooks\n")
    assert len(err.splitlines()) == 1
    assert "r.ipynb" in err


def test_an_empty_notebook_and_an_empty_folder_are_clean(run: Run, tmp_path: Path) -> None:
    assert run("check", tmp_path)[0] == 0
    assert run("check", write(tmp_path / "a.ipynb"))[0] == 0


def test_settings_come_from_the_nearest_file_and_the_command_line_wins(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "a.ipynb", BAD)
    (tmp_path / "nbhoist.toml").write_text('ignore = ["NBH201"]\n', encoding="utf-8")
    assert run("check", path)[0] == 0
    assert run("check", "--select", "NBH201", path)[0] == 1


def test_a_notebook_on_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text_of(BAD).encode())))
    code, out, _ = run("check", "-", "--stdin-filename", "sub/given.ipynb")
    assert code == 1
    assert out.startswith(f"{Path('sub/given.ipynb')}: cell 1")


def test_output_survives_a_narrow_encoding(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ipynb", "from math import *  # 日本 ✓")
    done = subprocess.run(
        [sys.executable, "-m", "nbhoist", "check", path.name],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "\\u65e5" in done.stdout.decode("cp1252")


def test_no_traceback_unless_asked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("of course")

    monkeypatch.setattr("nbhoist.api.check_each", crash)
    code, _, err = run("check", tmp_path)
    assert code == 2
    assert err == "error: nbhoist failed: ZeroDivisionError: of course; run it again with --debug and report it\n"
    with pytest.raises(ZeroDivisionError):
        main(["check", str(tmp_path), "--debug"])


def test_nothing_heavy_is_imported(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ipynb", BAD, "from sklearn.ensemble import RandomForestClassifier as F\nm = F()")
    script = (
        "import sys; from pathlib import Path; from nbhoist import api; found = [*api.check_each([Path(sys.argv[1])])]; "
        "from nbhoist.report.text import render_text; from nbhoist.report.json_ import render_json; "
        "[*render_text(found)]; [*render_json(found)]; print(len(found[0].diagnostics) > 1); "
        "heavy = {'dataclasses', 'libcst', 'nbformat', 'IPython', 'pandas', 'rich', 'typer', 'importlib.metadata'}; "
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"]
