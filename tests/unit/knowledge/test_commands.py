"""What commands of a shell do."""

import pytest

from nbhoist.knowledge.commands import Requirement, commands_in, is_install, only_shows, requirements_of


@pytest.mark.parametrize(
    "command",
    [
        "ls -la data",
        "head -5 a.csv",
        "nvidia-smi",
        "python --version",
        "pip list",
        "git log -1",
        "gsutil ls gs://x",
        "wc -l a 2>/dev/null",
    ],
)
def test_commands_that_only_show(command: str) -> None:
    assert only_shows(command)


@pytest.mark.parametrize("command", ["wget u", "cat a > b", "rm -r x", "git clone u", "python a.py", "find . -delete"])
def test_commands_that_do_something(command: str) -> None:
    assert not only_shows(command)


@pytest.mark.parametrize(
    "command",
    ["pip install x", "python -m pip install -U x", "conda install -y x", "apt-get -qq install x", "uv add x"],
)
def test_commands_that_install(command: str) -> None:
    assert is_install(command)


@pytest.mark.parametrize("command", ["pip list", "pip show x", "python install.py", "make install"])
def test_commands_that_do_not_install(command: str) -> None:
    assert not is_install(command)


def test_commands_in_a_text() -> None:
    text = "# comment\ncd x && pip install a \\\n  b; sudo apt-get install c"
    assert commands_in(text) == ("pip install a    b", "apt-get install c")


@pytest.mark.parametrize(
    ("command", "found"),
    [
        pytest.param("pip install -q a b==1", (Requirement("a", False), Requirement("b", True)), id="pip"),
        pytest.param("pip install -r requirements.txt", (), id="from-a-file"),
        pytest.param(
            "pip install 'a[x]>=2' git+https://h/r.git ./local",
            (Requirement("a", True), Requirement("git+https://h/r.git", True), Requirement("./local", True)),
            id="pinned",
        ),
        pytest.param(
            "conda install -c conda-forge a=1 b", (Requirement("a", True), Requirement("b", False)), id="conda"
        ),
        pytest.param("apt-get install a", (), id="not-python"),
    ],
)
def test_what_a_command_asks_for(command: str, found: tuple[Requirement, ...]) -> None:
    assert [(r.name, r.pinned) for r in requirements_of(command)] == [(r.name, r.pinned) for r in found]
