"""The small reader of `check` reads what typer reads, and leaves the rest to it."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from command import write_notebook
from hypothesis import given, settings
from hypothesis import strategies as st

from nbhoist.cli import check
from nbhoist.cli.check_call import CheckCall
from nbhoist.cli.plain import read_plain
from nbhoist.cli.plain_options import OPTIONS
from nbhoist.cli.render_options import TARGET, render_options


def by_typer(words: list[str], monkeypatch: pytest.MonkeyPatch) -> CheckCall | None:
    """The call that typer makes of the words; None where it refuses them or does something else."""
    from nbhoist.cli.app import run

    seen: list[CheckCall] = []

    def remember(call: CheckCall) -> int:
        seen.append(call)
        return 0

    monkeypatch.setattr(check, "run_check", remember)
    with pytest.raises(SystemExit) as stopped:
        run(words)
    return seen[0] if seen and not stopped.value.code else None


def test_the_options_are_those_of_typer(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        TARGET.write_text(render_options(), encoding="utf-8", newline="\n")
    assert TARGET.read_text(encoding="utf-8") == render_options(), "run `python -m nbhoist.cli.render_options`"
    assert {field for field, _, _ in OPTIONS.values()} == set(CheckCall._fields) - {"paths"}


@pytest.mark.parametrize(
    "line",
    [
        "check",
        "check a.ipynb 'b c.ipynb' -",
        "check --select NBH2,NBH4 --select ALL --ignore absolute-path .",
        "check --output-format=sarif --output-file 'a b.sarif' --jobs 3 --shard 1/2 x",
        "check --fix --unsafe-fixes --diff --statistics --exit-zero --no-cache",
        "check --fail-on note --fail-on error --since HEAD~1 --baseline a --write-baseline b --config c.toml",
        "check --stdin-filename ü.ipynb -",
    ],
)
def test_plain_words_are_read_as_typer_reads_them(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = shlex.split(line)
    assert read_plain(words) is not None
    assert read_plain(words) == by_typer(words, monkeypatch)


WORDS = st.lists(
    st.one_of(
        st.sampled_from(sorted(OPTIONS)),
        st.sampled_from(
            ["--", "-h", "--help", "--fix=1", "--sel", "-x", "--jobs=0", "--jobs=x", "a.ipynb", "-", "text"]
        ),
        st.sampled_from(["json", "error", "2", "--output-format=junit", "--fail-on=fatal", "--select=NBH2", ""]),
    ),
    max_size=5,
)


@settings(max_examples=150, deadline=None)
@given(words=WORDS)
def test_whatever_the_small_reader_reads_typer_reads_alike(words: list[str]) -> None:
    call = read_plain(["check", *words])
    if call is not None:
        with pytest.MonkeyPatch.context() as patch:
            assert by_typer(["check", *words], patch) == call


def test_completion_and_other_commands_go_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_plain(["rules"]) is None
    assert read_plain([]) is None
    monkeypatch.setenv("_NBHOIST_COMPLETE", "complete_bash")
    assert read_plain(["check"]) is None


def test_a_plain_check_imports_no_typer(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "x = 1")
    script = "import sys, atexit; from nbhoist.cli import main; atexit.register(lambda: print(*sys.modules)); main()"
    done = subprocess.run([sys.executable, "-c", script, "check", path], capture_output=True, text=True, check=True)
    heavy = {"typer", "click", "rich", "dataclasses", "libcst", "importlib.metadata"}
    assert done.stdout.startswith("no findings in 1 notebook\n")
    assert heavy & set(done.stdout.split()) == set()
