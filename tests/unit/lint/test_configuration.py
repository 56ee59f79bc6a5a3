"""Configuration on top of another, its schema, and what a project makes of findings."""

import json
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest

from nbhoist import api
from nbhoist.config import ConfigurationError, config_for, config_from
from nbhoist.config.schema import configuration_schema, render_schema
from nbhoist.config.settings import SETTINGS
from nbhoist.config.values import checked_values

SCHEMA_FILE = Path(__file__).parents[3] / "docs" / "reference" / "nbhoist.schema.json"
BOTH = "from sklearn.model_selection import KFold\nfolds = KFold(3, shuffle=True)\nd = open('/home/anna/x.csv')"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def script(path: Path, source: str, marker: str = "# %%") -> Path:
    return write(path, f"{marker}\n{source}\n")


CODES = ("NBH201", "NBH403")  # those of which `BOTH` has one each


def codes(*paths: Path) -> list[str]:
    return [d.code for d in api.check(list(paths)).diagnostics if d.code in CODES]


def test_a_file_extends_another_which_may_extend_a_third(tmp_path: Path) -> None:
    write(tmp_path / "company.toml", "select = ['NBH2']\nextend-exclude = ['old/']\nfail-on = 'error'\n")
    write(tmp_path / "team é" / "base.toml", "extend = '../company.toml'\nextend-exclude = ['tmp/']\n")
    write(tmp_path / "mine" / "nbhoist.toml", "extend = '../team é/base.toml'\nselect = ['NBH4']\n")
    found = config_for(tmp_path / "mine")
    assert (found.select, found.extend_exclude, found.fail_on) == (("NBH4",), ("old/", "tmp/"), "error")


def test_a_file_extends_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "lib" / "acme_rules" / "__init__.py", "")
    write(tmp_path / "lib" / "acme_rules" / "nbhoist.toml", "ignore = ['NBH404']\n")
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    path = write(tmp_path / "nbhoist.toml", "extend = 'acme_rules'\n")
    assert config_from(path).ignore == ("NBH404",)
    sys.modules.pop("acme_rules", None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("extend = 'nope.toml'", "no such file", id="no file"),
        pytest.param("extend = 'no_such_package'", "no installed package", id="no package"),
        pytest.param("extend = './nbhoist.toml'", "extends itself", id="itself"),
        pytest.param("severity = {NBH201 = 'fatal'}", "must be one of", id="severity"),
        pytest.param("per-file-ignores = ['NBH201']", "must be a table", id="no table"),
        pytest.param("per-file-ignores = {'a' = 'NBH201'}", "`a` of setting .* list of strings", id="no list"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        config_from(write(tmp_path / "nbhoist.toml", text))


def test_the_schema_is_the_one_in_the_docs_and_agrees_with_the_checks(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        SCHEMA_FILE.write_text(render_schema(), encoding="utf-8", newline="\n")
    assert SCHEMA_FILE.read_text(encoding="utf-8") == render_schema(), "run `pytest --update`"
    jsonschema.Draft202012Validator.check_schema(configuration_schema())


EXAMPLES = {
    "rules": ("['NBH2']", "'NBH2'"),
    "words": ("['a']", "[1]"),
    "word": ("'a'", "1"),
    "choice": ("'note'", "'fatal'"),
    "rules by word": ("{a = ['NBH2']}", "{a = 'NBH2'}"),
    "choice by rule": ("{NBH2 = 'note'}", "['note']"),
    "table": ("{}", "1"),
}


@pytest.mark.parametrize("setting", [pytest.param(s, id=s.key) for s in SETTINGS])
def test_every_setting_is_checked_as_the_schema_says(setting: object, tmp_path: Path) -> None:
    key, kind = setting.key, setting.kind  # type: ignore[attr-defined]
    good, bad = (tomllib.loads(f"{key} = {text}") for text in EXAMPLES[kind])
    jsonschema.validate(good, configuration_schema())
    checked_values(good, tmp_path / "nbhoist.toml")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, configuration_schema())
    with pytest.raises(ConfigurationError):
        checked_values(bad, tmp_path / "nbhoist.toml")
    assert json.dumps(good)


def test_rules_are_left_out_of_files_that_match(tmp_path: Path) -> None:
    write(tmp_path / "nbhoist.toml", "[per-file-ignores]\n'teaching/*.py' = ['absolute-path']\n'b.py' = ['NBH4']\n")
    assert codes(script(tmp_path / "teaching" / "a.py", BOTH)) == ["NBH403"]
    assert codes(script(tmp_path / "b.py", BOTH)) == ["NBH201"]
    assert codes(script(tmp_path / "c.py", BOTH)) == ["NBH403", "NBH201"]


def test_rules_are_left_out_of_cells_with_a_tag(tmp_path: Path) -> None:
    write(tmp_path / "nbhoist.toml", "per-tag-ignores = {exercise = ['reproducibility']}\n")
    assert codes(script(tmp_path / "a.py", BOTH, '# %% tags=["exercise"]')) == ["NBH201"]
    assert codes(script(tmp_path / "b.py", BOTH, '# %% tags=["other"]')) == ["NBH403", "NBH201"]


def test_the_most_specific_severity_counts(tmp_path: Path) -> None:
    write(
        tmp_path / "nbhoist.toml",
        "[severity]\nabsolute-path = 'note'\nNBH2 = 'error'\nNBH403 = 'error'\nALL='warning'\n",
    )
    found = api.check(script(tmp_path / "a.py", BOTH)).diagnostics
    assert [(d.code, d.severity) for d in found if d.code in CODES] == [("NBH403", "error"), ("NBH201", "note")]


def test_misspelt_rules_in_tables_are_errors(tmp_path: Path) -> None:
    path = script(tmp_path / "a.py", BOTH)
    for text in ("severity = {absolut-path = 'note'}", "per-tag-ignores = {a = ['absolut-path']}"):
        write(tmp_path / "nbhoist.toml", text)
        with pytest.raises(Exception, match="did you mean `absolute-path`"):
            api.check(path)
