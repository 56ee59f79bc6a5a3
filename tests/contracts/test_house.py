"""The house is in order: commands that work everywhere, links that lead somewhere, nothing of one machine."""

import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from nbhoist.lint.registry import known_rules

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CODE = [path for folder in ("src", "docs", ".ci", ".github") for path in (ROOT / folder).rglob("*")]
SUFFIXES = (".py", ".md", ".jinja", ".yml", ".toml", "")
OWN = [path for path in ROOT.glob("*") if path.name != ".git"]  # in a linked work tree a file that names another folder
TEXTS = [path for path in (*CODE, *OWN) if path.is_file() and path.suffix in SUFFIXES]
ONE_MACHINE = re.compile(r"(?<![\w./])/(?:work|root|opt|Users/\w+|home/runner)/\w")
REGISTRY = re.compile(r"pypi\.(?:org|python)|pythonhosted|files\.pypi|index-url|artifactory", re.IGNORECASE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


def blocks(text: str) -> list[str]:
    """The code blocks of a page."""
    return re.findall(r"^```\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_the_two_commands_are_given_once_each_in_a_block_of_their_own() -> None:
    found = [block.strip() for block in blocks(README) if "bootstrap.py" in block]
    assert found == ["python bootstrap.py convert", "python bootstrap.py test"]


def test_commands_work_in_every_shell() -> None:
    words = "\n".join(block for block in blocks(README) if not block.startswith("notebook "))
    assert not re.search(r"&&|\bsource\b|[|;`$~]|\./|\\", words)


def test_the_screen_has_the_lines_of_a_real_one() -> None:
    (screen,) = [block for block in blocks(README) if block.startswith("notebook ")]
    labels = [re.split(r"\s{2,}", line)[0] for line in screen.splitlines()]
    assert labels == ["notebook", "your numbers", "package", "proof", "predict", "left to you", "next"]


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"nbhoist ([a-z]+)\b", "\n".join(re.findall(r"`([^`\n]+)`", README))))
    done = subprocess.run(
        [sys.executable, "-m", "nbhoist", "--help"], capture_output=True, encoding="utf-8", check=True
    )
    offered = set(re.findall(r"^ {2}([a-z-]+) ", done.stdout, re.MULTILINE))
    assert {"check", "plan", "convert", "verify", "explain", "rules"} <= named
    assert named <= offered


def test_every_rule_that_a_page_names_exists() -> None:
    known = {entry.code for entry in known_rules()}
    named = {code for path in PAGES for code in re.findall(r"NBH\d{3}", path.read_text(encoding="utf-8"))}
    assert named <= known


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_nothing_names_one_machine_or_a_registry() -> None:
    own = Path(__file__)
    found = {
        (path.relative_to(ROOT).as_posix(), match[0])
        for path in TEXTS
        if path != own and (text := _text(path)) is not None
        for pattern in (ONE_MACHINE, REGISTRY)
        for match in pattern.finditer(text)
    }
    assert found == set()


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def test_no_lock_file_pins_the_house() -> None:
    assert not [name for name in ("uv.lock", "poetry.lock", "Pipfile.lock") if (ROOT / name).exists()]


def test_ci_runs_what_everybody_runs() -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert "run: bash .ci/run" in workflow
    assert all(f"{system}-latest" in workflow for system in ("ubuntu", "windows", "macos"))


def test_the_changes_speak_of_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [[], ["nonsense"], ["--help"]], ids=["nothing", "no job", "an option"])
def test_the_set_up_says_how_it_is_called(words: list[str], tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "bootstrap.py"), *words]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "convert | test" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_set_up_deletes_nobody_elses_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap = runpy.run_path(str(ROOT / "bootstrap.py"))
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setitem(bootstrap["_convert"].__globals__, "OUTPUT", tmp_path)
    assert bootstrap["_convert"](Path(sys.executable), []) == 2
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
