"""A package as a git repository of its own, with one commit in the name of the user."""

import os
import subprocess
from typing import TYPE_CHECKING

from nbhoist.errors import NbhoistError

if TYPE_CHECKING:
    from pathlib import Path

LED_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")  # set where git itself, such as a hook, runs us


def require_repository(directory: "Path") -> None:
    """Raise `NbhoistError` where no repository can be made: no git, nobody to commit, or inside of another one."""
    nearest = next(folder for folder in (directory.absolute(), *directory.absolute().parents) if folder.is_dir())
    try:
        outer = _git(nearest, "rev-parse", "--show-toplevel")
    except FileNotFoundError:
        raise NbhoistError("--git: `git` is not installed; install it, or leave the option out") from None
    if outer.returncode == 0:
        raise NbhoistError(
            f"--git: `{directory}` is inside the repository `{outer.stdout.strip()}`; choose another --output, or "
            "leave the option out and commit there"
        )
    if _git(nearest, "var", "GIT_COMMITTER_IDENT").returncode or _git(nearest, "var", "GIT_AUTHOR_IDENT").returncode:
        raise NbhoistError(
            "--git: git does not know who you are; `git config --global user.name` and `user.email` tell it"
        )


def make_repository(directory: "Path", notebook: str) -> None:
    """Make the repository and commit all files."""
    for command in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        ("commit", "--quiet", "--message", f"Convert {notebook}"),
    ):
        done = _git(directory, *command)
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip()).partition("\n")[0]
            raise NbhoistError(f"`{directory}`: the package is written, but `git {command[0]}` failed: {said}")


def _git(folder: "Path", *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if name not in LED_ELSEWHERE}
    return subprocess.run(
        ["git", "-C", str(folder), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
        check=False,
    )
