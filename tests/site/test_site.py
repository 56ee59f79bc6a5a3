"""The site is whole: every link leads somewhere, nothing is fetched."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FETCHED = re.compile(r'<(?:script|link|img|iframe)\b[^>]*?(?:src|href)="(?:https?:)?//[^"]*"')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; every warning, above all a link that leads nowhere, is an error."""
    pytest.importorskip("material", reason="the extra `docs` is not installed")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_rule_has_its_page(site: Path) -> None:
    names = {path.stem.replace("_", "-") for path in ROOT.glob("rules/*/*.md")}
    assert names == {path.stem for path in (site / "reference" / "rules").glob("*.html")}


def test_readers_fetch_nothing_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    found = {match[0] for page in pages for match in FETCHED.finditer(page.read_text(encoding="utf-8"))}
    assert pages
    assert {tag for tag in found if 'rel="canonical"' not in tag} == set()
