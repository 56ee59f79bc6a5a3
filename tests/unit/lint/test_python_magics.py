"""Cell magics of a project whose body is Python are analysed as Python."""

from pathlib import Path

from nbhoist.api import check
from nbhoist.api.checking import CheckOptions
from nbhoist.lint.selection import Selection

CELL = '# %%\n%%traced\ndata = open("/home/me/customers.csv").read()\n'


def codes(folder: Path) -> list[str]:
    found = check([folder / "n.py"], CheckOptions(Selection(select=("NBH201",))))
    return [d.code for d in found.diagnostics]


def test_a_magic_of_the_configuration_has_a_python_body(tmp_path: Path) -> None:
    (tmp_path / "n.py").write_text(CELL, encoding="utf-8")
    assert codes(tmp_path) == []
    (tmp_path / "nbhoist.toml").write_text('python-magics = ["traced"]\n', encoding="utf-8")
    from nbhoist.config import _nearest

    _nearest.cache_clear()
    assert codes(tmp_path) == ["NBH201"]
