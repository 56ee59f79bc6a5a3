"""Options of the test suite."""

import os
import signal

import pytest

if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # started in the background: what is interrupted here must hear it
    signal.signal(signal.SIGINT, signal.default_int_handler)

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # workers share the processors: who waits must not spin


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` writes generated files anew instead of only comparing them."""
    parser.addoption("--update", action="store_true", help="write generated files anew")


@pytest.fixture(autouse=True)
def _no_settings_of_the_person_who_tests(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Variables that would change what is tested: width of a terminal, plotting backend, module path, cache."""
    for name in ("COLUMNS", "MPLBACKEND", "PYTHONPATH", "PYTHONWARNINGS", "PYTHONUTF8", "FORCE_COLOR", "NO_COLOR"):
        if name in os.environ:
            monkeypatch.delenv(name)
    monkeypatch.setenv("NBHOIST_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
