"""What a team needs of `check`: a baseline, only new cells, parts, processes, a cache that can be trusted."""

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from command import nbhoist, nbhoist_here, selecting, write_notebook

from nbhoist import api
from nbhoist.api import CheckOptions
from nbhoist.lint.cache import Cache
from nbhoist.lint.outcome import Outcome

UNSEEDED = "from sklearn.model_selection import KFold\nfolds = KFold(3, shuffle=True)"
PATH = "d = open('/home/anna/x.csv')"
MORE = "e = open('/home/anna/y.csv')"


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """A folder where only paths, seeds and what the file itself tells are checked."""
    return selecting(tmp_path, "NBH001", "NBH002", "NBH2", "NBH4")


def git(folder: Path, *words: str) -> str:
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false")
    done = subprocess.run(["git", *settings, *words], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def found(folder: Path, *words: str) -> list[tuple[str, int]]:
    out = nbhoist_here("check", "--output-format", "json", *words, cwd=folder).out
    return [(d["code"], d["cell"]["index"]) for d in json.loads(out)["diagnostics"]]


def test_old_findings_stay_quiet_although_cells_move(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "sub folder" / "ä b.ipynb", UNSEEDED, PATH)
    wrote = nbhoist_here("check", "--write-baseline", "old findings.txt", cwd=tmp_path)
    assert (wrote.code, wrote.out) == (0, "")
    assert wrote.err == "wrote 2 findings to `old findings.txt`; check with --baseline old findings.txt\n"
    lines = (tmp_path / "old findings.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert [line.split()[-1] for line in lines] == ["absolute-path", "unseeded-split"]
    write_notebook(path, "x = 1", PATH, MORE, UNSEEDED)
    assert found(tmp_path, "--baseline", "old findings.txt") == [("NBH201", 2)]


def test_a_line_that_was_copied_is_a_new_finding(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", PATH)
    nbhoist_here("check", "--write-baseline", "old.txt", cwd=tmp_path)
    write_notebook(path, PATH, "x = 1", PATH)
    assert found(tmp_path, "--baseline", "old.txt") == [("NBH201", 2)]


def test_the_configuration_names_a_baseline_beside_it(tmp_path: Path) -> None:
    write_notebook(tmp_path / "sub" / "a.ipynb", PATH)
    nbhoist_here("check", "--write-baseline", "old.txt", cwd=tmp_path)
    (tmp_path / "nbhoist.toml").write_text("baseline = 'old.txt'\n", encoding="utf-8")
    assert nbhoist("check", ".", cwd=tmp_path / "sub").code == 0


def test_a_broken_baseline_is_named(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("nonsense\n", encoding="utf-8")
    done = nbhoist_here("check", "--baseline", "old.txt", write_notebook(tmp_path / "a.ipynb", PATH), cwd=tmp_path)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "line 1 of baseline `old.txt` is no finding" in done.err


def test_since_reports_only_cells_that_are_new_or_changed(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    path = write_notebook(tmp_path / "my notebooks" / "ä.ipynb", UNSEEDED, PATH)
    write_notebook(tmp_path / "same.ipynb", PATH)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    assert found(tmp_path, "--since", "HEAD") == []
    write_notebook(path, "x = 1", PATH, UNSEEDED + "\n" + MORE)
    write_notebook(tmp_path / "new.ipynb", PATH)
    assert found(tmp_path, "--since", "main") == [("NBH403", 2), ("NBH201", 2), ("NBH201", 0)]


@pytest.mark.parametrize("revision", ["nonsense", "--output=x"])
def test_a_revision_that_git_does_not_know_is_named(tmp_path: Path, revision: str) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    done = nbhoist_here("check", f"--since={revision}", write_notebook(tmp_path / "a.ipynb", PATH), cwd=tmp_path)
    assert done.code == 2
    assert f"git knows no revision `{revision}`" in done.err


def test_the_shards_together_are_everything(tmp_path: Path) -> None:
    for number in range(5):
        write_notebook(tmp_path / f"{number}.ipynb", *["x = 1"] * number, PATH)
    parts = [found(tmp_path, "--shard", f"{part}/3") for part in (1, 2, 3)]
    assert sorted(pair for part in parts for pair in part) == found(tmp_path)
    assert nbhoist_here("check", "--shard", "4/3", cwd=tmp_path).code == 2


def test_processes_give_what_one_process_gives(tmp_path: Path) -> None:
    for number in range(40):
        write_notebook(tmp_path / f"{number}.ipynb", *["x = 1"] * number, PATH)
    one, two = (nbhoist("check", "--no-cache", "--jobs", jobs, cwd=tmp_path) for jobs in ("1", "2"))
    assert one == two
    assert one.out.startswith("0.ipynb: cell 1")


def test_a_process_that_dies_takes_no_result_with_it(tmp_path: Path) -> None:
    for number in range(40):
        write_notebook(tmp_path / f"{number}.ipynb", PATH)
    write_notebook(tmp_path / "20b.ipynb", "import os; kill_me()")
    rules = tmp_path / "lib" / "deadly"
    rules.mkdir(parents=True)
    (rules / "__init__.py").write_text("", encoding="utf-8")
    (rules / "kill_me.py").write_text(DEADLY, encoding="utf-8")
    (tmp_path / "lib" / "deadly-1.dist-info").mkdir()
    (tmp_path / "lib" / "deadly-1.dist-info" / "entry_points.txt").write_text("[nbhoist.rules]\nd = deadly\n", "utf-8")
    (tmp_path / "lib" / "deadly-1.dist-info" / "METADATA").write_text("Name: deadly\nVersion: 1\n", "utf-8")
    done = nbhoist(
        "check",
        "--jobs",
        "2",
        "--statistics",
        "--extend-select",
        "ZZZ001",
        cwd=tmp_path,
        PYTHONPATH=str(tmp_path / "lib"),
    )
    assert done.code == 2
    assert done.out == "40  NBH201  warning  absolute-path\n"
    assert done.err == "the check of `20b.ipynb` ended its process; leave the file out with `exclude`\n"


DEADLY = """
import ast, os
from nbhoist.lint.rule import NodeRule

class KillMe(NodeRule):
    code, severity, message = "ZZZ001", "note", "never; never"
    nodes = (ast.Call,)

    def check(self, node, context):
        if getattr(node.func, "id", "") == "kill_me":
            os._exit(9)
        return ()
"""


def options_with_cache() -> CheckOptions:
    return CheckOptions(cache=True)


def test_the_cache_gives_what_was_found_whatever_happens_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBHOIST_CACHE_DIR", str(tmp_path / "cache"))
    path = write_notebook(tmp_path / "a.ipynb", UNSEEDED, PATH)
    fresh = nbhoist("check", "--no-cache", path, cwd=tmp_path)
    assert not (tmp_path / "cache").exists()
    runs = [nbhoist("check", path, cwd=tmp_path) for _ in range(2)]
    assert runs == [fresh, fresh]
    (stored,) = [file for file in (tmp_path / "cache").rglob("*") if file.is_file() and len(file.name) > 20]
    whole = stored.read_bytes()
    for damaged in (b"", b"\0\xff", whole[:-9], whole.replace(b"NBH403", b"NBH404"), b"[" * 100_000):
        stored.write_bytes(damaged)
        assert nbhoist("check", path, cwd=tmp_path) == fresh
        assert stored.read_bytes() == whole


@pytest.mark.parametrize(
    "text",
    [
        "null",
        "[]",
        '["", [{}]]',
        '["", 7]',
        '["", [["NBH201"]]]',
        '{"__reduce__": "os.system"}',
    ],
)
def test_hostile_content_is_no_result(tmp_path: Path, text: str) -> None:
    cache = Cache(tmp_path, "asked")
    path = write_notebook(tmp_path / "a.ipynb", PATH)
    key = cache.key(path.read_bytes(), path, "NBH201")
    cache.write(key, Outcome(path))
    (stored,) = [file for file in tmp_path.rglob("*") if len(file.name) > 20]
    from nbhoist.lint.cache import _digest  # somebody who may write there can make the digest too

    stored.write_text(f"{_digest(key, text)}\n{text}", encoding="ascii")
    assert cache.read(key, path) is None


def test_another_configuration_or_file_beside_is_another_result(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", UNSEEDED, PATH)
    assert len(api.check(path, options_with_cache()).diagnostics) == 2
    (tmp_path / "nbhoist.toml").write_text("select = ['NBH403']\n", encoding="utf-8")
    assert nbhoist("check", "--output-format", "json", path, cwd=tmp_path).out.count('"code"') == 1
    key = Cache(tmp_path / "cache", "").key(b"x", path, "")
    (tmp_path / "requirements.txt").write_text("pandas\n", encoding="utf-8")
    assert Cache(tmp_path / "cache", "").key(b"x", path, "") != key


def test_runs_at_once_over_one_cache_are_all_right(tmp_path: Path) -> None:
    for number in range(10):
        write_notebook(tmp_path / f"{number}.ipynb", PATH, *["x = 1"] * number)
    with ThreadPoolExecutor(3) as pool:
        runs = list(pool.map(lambda _: nbhoist("check", cwd=tmp_path), range(3)))
    assert {run.code for run in runs} == {1}
    assert len({run.out for run in runs}) == 1
    assert not list(Path(os.environ["NBHOIST_CACHE_DIR"]).rglob("*.tmp"))


def test_one_process_sees_what_changed_between_two_checks(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", PATH)
    assert len(api.check(path).diagnostics) == 1
    (tmp_path / "nbhoist.toml").write_text("select = ['NBH403']\n", encoding="utf-8")
    assert api.check(path).diagnostics == ()
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "nbhoist.toml").unlink()
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    since = CheckOptions(since="HEAD")
    assert api.check(path, since).diagnostics == ()
    write_notebook(path, PATH, MORE)
    assert len(api.check(path, since).diagnostics) == 1
