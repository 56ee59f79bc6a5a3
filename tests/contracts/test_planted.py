"""What `check` finds of the smells planted in realistic notebooks, and its silence on clean ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planted_smells import found_in, is_found, labels, laid_out

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from nbhoist.lint.diagnostic import Diagnostic

FOUND_AT_LEAST = 383  # of 396: the labels were written without a look at the rules; raise it, never lower it


def test_clean_notebooks_have_no_errors_and_no_warnings(tmp_path: Path) -> None:
    found = found_in(laid_out(tmp_path) / "clean")
    assert [(d.code, d.path.name, d.message) for d in found if d.severity != "note"] == []


def test_most_of_what_was_planted_is_found(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = laid_out(tmp_path)
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in found_in(folder / "dirty", "ALL"):
        found.setdefault(diagnostic.path.relative_to(folder).as_posix(), []).append(diagnostic)
    missed = [label for label in labels() if not is_found(label, found.get(label.file, []))]
    if request.config.getoption("verbose") > 0:
        print("\n".join(f"{label.code} {label.file} {label.cell}.{label.line} {label.why}" for label in missed))
    assert len(labels()) - len(missed) >= FOUND_AT_LEAST
