"""The cases of the fidelity contract as notebooks on disk."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import nbformat

FOLDER = Path(__file__).parent / "cases"
_MARKER = re.compile(r"^# %%(?P<kind> \[markdown\]| \[raw\])?(?P<rest>.*)$", re.MULTILINE)
_HEADER = re.compile(r"^# (\w+): (.*)$", re.MULTILINE)
_TAGS = re.compile(r"tags=\[(.*?)\]")
_COUNT = re.compile(r"execution_count=(\d+)")


class Case(NamedTuple):
    """One notebook of the casebook, with what its header says."""

    path: Path
    header: dict[str, str]
    cells: tuple[nbformat.NotebookNode, ...]

    @property
    def name(self) -> str:
        """The name that tests show."""
        return self.path.stem.removeprefix("case_")

    @property
    def expected(self) -> frozenset[str]:
        """Outcomes that the contract allows: `equivalent`, `refusal`, `undecided`."""
        return frozenset(self.header["expect"].split(" or "))


def cases() -> list[Case]:
    """All cases, by name."""
    return [read_case(path) for path in sorted(FOLDER.rglob("case_*.py"))]


def read_case(path: Path) -> Case:
    """Read a case in percent format with its header."""
    head, *parts = re.split(r"(?m)^(?=# %%)", path.read_text(encoding="utf-8"))
    return Case(path, dict(_HEADER.findall(head)), tuple(_cell(i, part) for i, part in enumerate(parts)))


def _cell(position: int, part: str) -> nbformat.NotebookNode:
    marker = _MARKER.match(part)
    assert marker is not None
    kind = (marker["kind"] or "").strip(" []") or "code"
    source = part[marker.end() :].strip("\n")
    if kind == "markdown":
        source = re.sub(r"(?m)^# ?", "", source)
    cell = getattr(nbformat.v4, f"new_{kind}_cell")(source, id=f"c{position}")
    tags = _TAGS.search(marker["rest"])
    if tags is not None:
        cell.metadata["tags"] = re.findall(r"[\w-]+", tags[1])
    count = _COUNT.search(marker["rest"])
    if count is not None:
        cell.execution_count = int(count[1])
    return cell


def write_project(case: Case, folder: Path) -> Path:
    """Write the notebook, with the files beside it, as a project of its own; gives the path of the notebook."""
    folder.mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[project]\nname = "case"\nversion = "0"\n', encoding="utf-8")
    if case.path.parent != FOLDER:
        ignored = shutil.ignore_patterns("case_*.py", "__pycache__")
        shutil.copytree(case.path.parent, folder, dirs_exist_ok=True, ignore=ignored)
        for beside in folder.glob("*.nb.py"):
            _write(read_case(beside), beside.with_name(beside.name.removesuffix(".nb.py") + ".ipynb"))
            beside.unlink()
    if "after" in case.header:
        _run_before(read_case(case.path.parent / case.header["after"]), folder)
    target = folder / case.header.get("notebook", f"{case.path.stem}.ipynb")
    return _write(case, target)


def _write(case: Case, target: Path) -> Path:
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=list(case.cells), metadata=metadata)
    target.write_text(nbformat.writes(notebook), encoding="utf-8")
    return target


def _run_before(case: Case, folder: Path) -> None:
    code = "\n".join(cell.source for cell in case.cells if cell.cell_type == "code")
    subprocess.run([sys.executable, "-c", code], cwd=folder, check=True)
