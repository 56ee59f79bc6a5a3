"""Requirements: ranges and exact versions."""

import pytest
from packaging.requirements import Requirement

from nbhoist.scaffold.model import Dependency
from nbhoist.scaffold.requirement import compatible_range, own_libraries, pins, ranges


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        pytest.param("2.2.3", ">=2.2,<3", id="minor-and-patch"),
        pytest.param("3", ">=3.0,<4", id="major-only"),
        pytest.param("0.13.2", ">=0.13,<0.14", id="before-the-first-stable-release"),
        pytest.param("2.5.1+cu124", ">=2.5,<3", id="local-build"),
        pytest.param("1!4.2", ">=4.2,<5", id="epoch"),
        pytest.param("unknown", "", id="no-version"),
    ],
)
def test_range_goes_to_the_next_release_that_may_break(version: str, expected: str) -> None:
    assert compatible_range(version) == expected


def test_local_builds_are_pinned_to_their_public_version() -> None:
    assert pins([Dependency("torch", "torch", "2.5.1+cu124")], {}) == ("torch==2.5.1",)


def test_version_of_the_run_replaces_our_range() -> None:
    run = [Dependency("pandas", "pandas", "2.2.3")]

    assert "pandas>=2.2,<3" in ranges(run, own_libraries("3.11", False, True, False))
    assert "pandas==2.2.3" in pins(run, own_libraries("3.11", False, True, False))


def test_every_requirement_can_be_parsed() -> None:
    run = [Dependency("sklearn", "scikit-learn", "1.6.1"), Dependency("odd", "odd", None)]
    own = own_libraries("3.10", True, True, True)

    names = [Requirement(line).name for line in (*ranges(run, own), *pins(run, own))]

    assert {"scikit-learn", "odd", "tomli", "pydantic", "pydantic-settings", "pandas", "pandera", "matplotlib"} == set(
        names
    )
