"""Requirements: what the package needs, as ranges and as exact versions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nbhoist.scaffold.model import Dependency
    from nbhoist.scaffold.part import Part

# what generated modules import themselves; the range is ours, the notebook need not have seen them
SETTINGS_LIBRARIES = {"pydantic": ">=2.7,<3", "pydantic-settings": ">=2.6,<3"}
BUNDLE_LIBRARIES = {"pandas": ">=2,<4"}
CONTRACT_LIBRARIES = {"pandera": ">=0.24,<1"}
FIGURE_LIBRARIES = {"matplotlib": ">=3.8,<4"}
TEST_LIBRARIES = {"import-linter": ">=2.10,<3", "pytest": ">=8,<10", "ruff": ">=0.9"}
OLD_PYTHON_LIBRARIES = {"tomli": ">=2,<3"}
OLD_PYTHON = ("3.9", "3.10")  # no tomllib


def own_libraries(python: str, draws: bool, saves_models: bool, loads_tables: bool) -> dict[str, str]:
    """What generated modules import, with ranges."""
    libraries = dict(SETTINGS_LIBRARIES)
    for needed, more in (
        (draws, FIGURE_LIBRARIES),
        (saves_models, BUNDLE_LIBRARIES),
        (loads_tables, CONTRACT_LIBRARIES),
        (python in OLD_PYTHON, OLD_PYTHON_LIBRARIES),
    ):
        libraries |= more if needed else {}
    return libraries


def test_libraries(parts: Iterable[Part]) -> dict[str, str]:
    """What the package's tests import, with ranges."""
    return {**TEST_LIBRARIES, **{name: known for part in parts for name, known in part.test_libraries.items()}}


def compatible_range(version: str) -> str:
    """Range around a version: from its minor release to the next one that may break (`2.2.3` gives `>=2.2,<3`)."""
    release = re.match(r"(?:\d+!)?(\d+)(?:\.(\d+))?", version)
    if release is None:
        return ""
    major, minor = int(release[1]), int(release[2] or 0)
    upper = f"0.{minor + 1}" if major == 0 else str(major + 1)
    return f">={major}.{minor},<{upper}"


def ranges(dependencies: Iterable[Dependency], own: Mapping[str, str]) -> tuple[str, ...]:
    """One requirement for each distribution, sorted by name; `own` holds what generated modules add."""
    found = dict(own)
    found |= {
        d.distribution: compatible_range(d.version) if d.version else own.get(d.distribution, "") for d in dependencies
    }
    return tuple(name + found[name] for name in sorted(found, key=str.lower))


def pins(dependencies: Iterable[Dependency], own: Mapping[str, str]) -> tuple[str, ...]:
    """The versions that the notebook ran with; the range where its run did not use a library."""
    found = dict(own)
    for dependency in dependencies:
        # a local version (`2.5.1+cu124`) is in no index
        version = (dependency.version or "").partition("+")[0]
        found[dependency.distribution] = f"=={version}" if version else own.get(dependency.distribution, "")
    return tuple(name + found[name] for name in sorted(found, key=str.lower))
