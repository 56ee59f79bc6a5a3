"""Random notebooks: the package prints and shows what the cells print and show."""

from __future__ import annotations

from hypothesis import HealthCheck, given, note, settings
from inprocess import notebook_trace, package_trace, sources
from random_programs import notebooks


@given(notebooks())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_package_prints_what_its_notebook_prints(cells: list[str]) -> None:
    note("\n# %%\n".join(cells))
    note(sources(cells))
    assert package_trace(cells) == notebook_trace(cells)
