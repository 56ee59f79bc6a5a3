"""What is distributed is what is there: packages, data files, the licence."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUP = SETTINGS["tool"]["setuptools"]
FOLDERS = {"nbhoist": ROOT / "src" / "nbhoist", "nbhoist.rules": ROOT / "rules"}
NOT_SHIPPED = (".pyc", ".py")


def packages_below(name: str, folder: Path) -> set[str]:
    found = {path.parent.relative_to(folder) for path in folder.rglob("__init__.py") if "templates" not in path.parts}
    return {".".join([name, *path.parts]) for path in found}


def test_every_package_is_named_once() -> None:
    there = set().union(*(packages_below(name, folder) for name, folder in FOLDERS.items()))
    assert sorted(SETUP["packages"]) == sorted(there)


def test_every_folder_with_code_is_a_package() -> None:
    for folder in FOLDERS.values():
        code = {path.parent for path in folder.rglob("*.py") if "templates" not in path.parts}
        assert [str(path) for path in code if not (path / "__init__.py").is_file()] == []


def test_every_other_file_is_package_data() -> None:
    shipped: set[Path] = set()
    for package, patterns in SETUP["package-data"].items():
        base = "nbhoist.rules" if package.startswith("nbhoist.rules") else "nbhoist"
        folder = FOLDERS[base].joinpath(*package.removeprefix(base).strip(".").split("."))
        shipped |= {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    there = {path for folder in FOLDERS.values() for path in folder.rglob("*") if path.is_file()}
    data = {path for path in there if path.suffix not in NOT_SHIPPED}
    assert sorted(map(str, data - shipped)) == []


def test_metadata_names_files_that_exist() -> None:
    project = SETTINGS["project"]
    assert all((ROOT / name).is_file() for name in (project["readme"], *project["license-files"]))
    assert (ROOT / "src" / "nbhoist" / "py.typed").is_file()


def test_the_version_of_the_package_is_that_of_the_metadata() -> None:
    import nbhoist

    assert nbhoist.__version__ == SETTINGS["project"]["version"]
