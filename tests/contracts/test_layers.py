"""Who may import whom: the layers of pyproject.toml, and what import-linter cannot see."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "nbhoist"
RULES = ROOT / "rules"
FOR_RULES = ("rules", "codemod", "analysis", "knowledge", "notebook", "errors")
FOR_RULES += ("lint.rule", "lint.diagnostic", "lint.place", "lint.suppression", "lint.walk")
PROBE = SOURCE / "verify" / "probe"


def imported(path: Path) -> Iterator[str]:
    """Every absolute module name that a file imports, at any depth."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def printed_by(path: Path) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call))
    return any(isinstance(function, ast.Name) and function.id == "print" for function in calls)


def test_the_layers_of_the_house_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_every_room_has_its_layer() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    layered = [name.strip() for line in contract["layers"] for name in line.split("|")]
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    modules = {path.stem for path in SOURCE.glob("*.py") if not path.stem.startswith("_")}
    assert sorted(layered) == sorted(f"nbhoist.{name}" for name in rooms | modules)


@pytest.mark.parametrize("path", sorted(RULES.glob("*/*.py")), ids=lambda path: path.stem)
def test_a_rule_knows_facts_and_not_the_engine(path: Path) -> None:
    own = [name.removeprefix("nbhoist.") for name in imported(path) if name.startswith("nbhoist")]
    assert [name for name in own if not name.startswith(FOR_RULES)] == []


def test_nobody_imports_a_rule() -> None:
    found = [(path.name, name) for path in SOURCE.rglob("*.py") for name in imported(path)]
    assert [pair for pair in found if pair[1].startswith("nbhoist.rules.")] == []


def test_the_probe_needs_nothing_but_python() -> None:
    found = {name for path in PROBE.glob("*.py") for name in imported(path)}
    assert [name for name in found if name.startswith("nbhoist")] == []


def test_only_the_command_line_prints() -> None:
    # the probe works inside a run; `*_support.py` becomes part of generated packages
    rooms = [path for path in SOURCE.rglob("*.py") if path.parent not in (PROBE, SOURCE / "cli")]
    rooms = [path for path in rooms if not path.stem.endswith("_support")]
    assert [path.name for path in rooms if printed_by(path)] == []
