"""Shell commands as the notebook ran them."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def run_command(command: str) -> int:
    """Run a shell command and print what it says; gives back its exit code."""
    done = _run(command, shell=True)
    print(done.stdout, end="")
    return done.returncode


def command_output(command: str) -> Any:
    """Lines that a shell command says, as the list that IPython makes of them."""
    from IPython.utils.text import SList

    return SList(_run(command, shell=True).stdout.splitlines())


def run_script(program: Sequence[str], script: str) -> None:
    """Give a script to a program and print what it says; an exit code other than 0 is an error."""
    done = subprocess.run(program, input=script, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    print(done.stdout, end="")
    done.check_returncode()


def set_variable(name: str, value: str) -> None:
    """Set a variable of the environment, and say so."""
    os.environ[name] = value
    print(f"env: {name}={value}")


def change_folder(folder: str, quiet: bool = False) -> None:
    """Change the working folder, and say where that is."""
    os.chdir(Path(folder).expanduser())
    if not quiet:
        print(Path.cwd())


def write_text(file: str, text: str, append: bool = False) -> None:
    """Write a text to a file, and say so."""
    target = Path(file).expanduser()
    print(f"{'Appending to' if append else 'Overwriting' if target.exists() else 'Writing'} {file}")
    with target.open("a" if append else "w", encoding="utf-8") as stream:
        stream.write(text)


def _run(command: str, shell: bool) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, shell=shell, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
