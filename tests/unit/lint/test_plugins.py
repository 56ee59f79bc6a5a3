"""Rules of other packages."""

from pathlib import Path

import pytest

from nbhoist.errors import NbhoistError
from nbhoist.lint.index import RULES
from nbhoist.lint.plugins import plugin_entries
from nbhoist.lint.registry import known_rules, load

RULE = '''
from nbhoist.lint.rule import NotebookRule

class NoCells(NotebookRule):
    """A notebook without cells."""
    code, severity, message = "{code}", "note", "no cells; write some"

    def check(self, facts):
        return ()
'''


def install(folder: Path, code: str, package_name: str, module: str | None = None) -> None:
    package = folder / package_name
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "no_cells.py").write_text(RULE.format(code=code), encoding="utf-8")
    info = folder / "acme-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[nbhoist.rules]\nacme = {module or package_name}\n", encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_a_package_that_names_the_group_adds_its_rules(site: Path) -> None:
    install(site, "ACME001", "acme_rules_one")
    (entry,) = plugin_entries()
    assert (entry.code, entry.name, entry.family) == ("ACME001", "no-cells", "acme_rules_one")
    assert entry in known_rules()
    assert load([entry])[0].code == "ACME001"


def test_a_code_that_is_taken_is_refused(site: Path) -> None:
    install(site, RULES[0].code, "acme_rules_two")
    with pytest.raises(NbhoistError, match=f"rule code `{RULES[0].code}` is used by"):
        known_rules()


def test_a_package_that_cannot_be_loaded_is_named(site: Path) -> None:
    install(site, "ACME002", "acme_rules_three", "acme_rules_that_are_missing")
    with pytest.raises(NbhoistError, match="entry point `acme = acme_rules_that_are_missing` cannot be loaded"):
        plugin_entries()
