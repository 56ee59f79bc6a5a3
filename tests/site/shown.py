"""Pages that show commands: run them as shown, in order, in one folder, and compare what they print.

A `console` block holds commands (`$ …`) with their output, and `(exit code N)` where it is not 0. A block with a title is
a file: written where there is none, otherwise it shows a part of it. A `diff` block with a title is an edit of a file.
`python -m pip install …` only makes a package importable; a command with `&` runs until the page ends.
"""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from background import SHOWN_PORT, free_port, started
from same_text import refreshed

_BLOCK = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL
)
_AUTHOR = {f"GIT_{who}_{what}": "someone@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
_RUNS_NOTEBOOKS = re.compile(
    r"^\$ (?:nbhoist (?:convert|verify|update)\b(?!.*--(?:no-prove|dry-run))|python -m (?!pip))", re.MULTILINE
)


def runs_notebooks(page: str) -> bool:
    """Whether a command of the page executes a notebook or a package."""
    return _RUNS_NOTEBOOKS.search(page) is not None


@dataclass
class Session:
    """A person who follows a page: the folder where they are, and what they installed."""

    folder: Path
    installed: list[str] = field(default_factory=list)
    services: list[subprocess.Popen[bytes]] = field(default_factory=list)
    port: str = field(default_factory=free_port)

    def close(self) -> None:
        """End what runs in the background."""
        for service in self.services:
            service.terminate()
            service.wait()

    def follow(self, page: str) -> str:
        """The page, with what its commands really print."""
        return _BLOCK.sub(self._block, page)

    def _block(self, block: re.Match[str]) -> str:
        if block["language"] == "console":
            return f"```console\n{self._console(block['text'])}```"
        if block["title"]:
            file = self.folder / block["title"]
            act = _edit if block["language"] == "diff" else _write_or_compare
            act(file, block["text"].replace(SHOWN_PORT, self.port))
        return block[0]

    def _console(self, text: str) -> str:
        commands = re.split(r"^\$ ", text, flags=re.MULTILINE)
        assert commands[0] == "", "a console block starts with a command"
        return "".join(f"$ {self._command(*command.split(chr(10), 1))}" for command in commands[1:])

    def _command(self, line: str, shown: str) -> str:
        printed = self._printed(shlex.split(line.replace(SHOWN_PORT, self.port)))
        fresh = refreshed(shown, printed)
        return f"{line}\n{printed if fresh is None else fresh}"

    def _printed(self, words: list[str]) -> str:
        if words[0] == "cd":
            self.folder = (self.folder / words[1]).resolve()
            return ""
        if words[:4] == ["python", "-m", "pip", "install"]:
            self.installed.append(str(self.folder / "src"))
            return ""
        start = {"nbhoist": [sys.executable, "-m", "nbhoist"], "python": [sys.executable], "git": ["git"]}[words[0]]
        environment = (
            os.environ | _AUTHOR | {"PYTHONPATH": os.pathsep.join(self.installed), "PYTHONUTF8": "1", "COLUMNS": "100"}
        )
        if words[-1] == "&":
            self.services.append(started([*start, *words[1:-1]], self.folder, environment, self.port))
            return ""
        done = subprocess.run(
            [*start, *words[1:]], cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        text = done.stdout or done.stderr
        return text + (f"(exit code {done.returncode})\n" if done.returncode else "")


def _write_or_compare(file: Path, text: str) -> None:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    content = file.read_text(encoding="utf-8")
    assert refreshed(f"…\n{text}…\n", content) is not None, f"`{file.name}` does not hold what is shown:\n{content}"


def _edit(file: Path, text: str) -> None:
    old = "".join(line[1:] for line in text.splitlines(keepends=True) if line[0] != "+")
    new = "".join(line[1:] for line in text.splitlines(keepends=True) if line[0] != "-")
    content = file.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"the lines to edit stand {content.count(old)} times in `{file.name}`"
    file.write_text(content.replace(old, new), encoding="utf-8", newline="\n")
