"""Every command of the tutorial and the how-to guides does what the page shows; `--update` writes what it prints."""

import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from same_text import refreshed
from shown import Session, runs_notebooks

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted([*(DOCS / "tutorial").glob("*.md"), *(DOCS / "how-to").glob("*.md")])
SPECIMEN = ("rentals.ipynb", "rentals.csv")
OTHER_LANGUAGE = re.compile(r"^```(?:text|sh|bash|shell|)\n(?:\$ )?(?:nbhoist|python|git) ", re.MULTILINE)


def followed(page: Path) -> object:
    text = page.read_text(encoding="utf-8")
    marks = [pytest.mark.execution] if runs_notebooks(text) else []
    return pytest.param(page, id=page.stem, marks=marks)


@pytest.mark.parametrize("page", [followed(page) for page in PAGES])
def test_a_page_shows_what_happens(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for name in SPECIMEN:
        shutil.copy2(DOCS / "tutorial" / name, tmp_path / name)
    shown = page.read_text(encoding="utf-8")
    with closing(Session(tmp_path)) as session:
        real = session.follow(shown)
    if request.config.getoption("--update"):
        page.write_text(real, encoding="utf-8", newline="\n")
    assert refreshed(shown, real) is not None, real


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_command_is_shown_that_is_not_run(page: Path) -> None:
    assert not OTHER_LANGUAGE.search(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("shown", "printed", "fresh"),
    [
        pytest.param("a 5 s\n", "a 17.5 s\n", "a 17.5 s\n", id="numbers are refreshed"),
        pytest.param("a\n…\nd 1\n", "a\nb\nc\nd 2\n", "a\n…\nd 2\n", id="lines are left out"),
        pytest.param("a … d\n", "a b c d\n", "a … d\n", id="a part of a line is left out"),
        pytest.param("a … d\n", "a b\nc d\n", None, id="a part of a line ends with it"),
        pytest.param("a\nd\n", "a\nb\nd\n", None, id="nothing else is left out"),
        pytest.param("NBH201 in 3\n", "NBH202 in 3\n", None, id="codes are compared"),
        pytest.param("(exit code 1)\n", "(exit code 2)\n", None, id="exit codes are compared"),
        pytest.param("a\n…\n", "a\n", "a\n…\n", id="nothing was left out"),
    ],
)
def test_what_may_differ(shown: str, printed: str, fresh: str | None) -> None:
    assert refreshed(shown, printed) == fresh
