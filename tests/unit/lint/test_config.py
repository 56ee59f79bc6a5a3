"""Settings from files."""

from pathlib import Path

import pytest

from nbhoist.config import DEFAULT_EXCLUDE, Config, ConfigurationError, config_for, config_from


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.nbhoist]\nselect = ['NBH2']\n", encoding="utf-8")
    (tmp_path / "a" / "nbhoist.toml").write_text("ignore = ['NBH4']\nfail-on = 'error'\n", encoding="utf-8")
    near = config_for(tmp_path / "a" / "b")
    assert (near.select, near.ignore, near.fail_on) == ((), ("NBH4",), "error")
    assert config_for(tmp_path).select == ("NBH2",)


def test_a_pyproject_without_our_table_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'nbhoist-user'\n", encoding="utf-8")
    assert config_for(tmp_path).path != tmp_path / "pyproject.toml"


def test_default_excludes_hold_unless_replaced(tmp_path: Path) -> None:
    assert Config().exclude == DEFAULT_EXCLUDE
    (tmp_path / "nbhoist.toml").write_text("exclude = []\n", encoding="utf-8")
    assert config_for(tmp_path).exclude == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("selct = []", "unknown setting `selct` .*did you mean `select`", id="misspelt key"),
        pytest.param("fail_on = 'error'", "unknown setting `fail_on` .*did you mean `fail-on`", id="underscore"),
        pytest.param("select = 'NBH2'", "`select` .* must be a list of strings", id="wrong type"),
        pytest.param("fail-on = 'fatal'", "`fail-on` .* must be one of", id="unknown severity"),
        pytest.param("select = [", "is not valid TOML", id="broken file"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "nbhoist.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=message) as caught:
        config_from(path)
    assert str(path) in str(caught.value)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no configuration file at"):
        config_from(tmp_path / "nope.toml")
