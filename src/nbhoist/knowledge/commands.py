"""What commands of a shell do: those that only show something, and those that install packages."""

import re
import shlex
from typing import NamedTuple

SHOWS = frozenset(
    "ls ll dir cat head tail less more wc pwd echo which where whereis type tree du df free uptime date whoami hostname "
    "uname file stat grep egrep zcat zless sort uniq cut nvidia-smi nvcc lscpu lsb_release top ps printenv env man help "
    "history clear true java node ffprobe sha256sum md5sum md5 gcc g++ cmake ipconfig ifconfig column find id nproc".split()
)
_VERSION = re.compile(r"(?:^|\s)(?:--version|-V|-version|--help|-h)(?:\s|$)")
_ONLY_SHOWS = re.compile(
    r"(?:pip3?|conda|mamba)\s+(?:list|show|freeze|check|search|info|config|debug|index|env\s+list|--version)\b"
    r"|git\s+(?:status|log|diff|show|branch|remote(?:\s+-v)?|rev-parse|--version)\b"
    r"|(?:aws\s+s3|gsutil|hdfs\s+dfs|databricks\s+fs|dbfs)\s+-?(?:ls|cat|du|stat)\b"
    r"|(?:docker|kubectl)\s+(?:ps|images|logs|get|describe)\b|gcloud\s+(?:storage\s+(?:ls|cat|du)|\S+\s+(?:list|describe)|config\s+(?:get|list)|auth\s+list|info)"
    r"|kaggle\s+\w+\s+list\b|jupyter\s+(?:--version|kernelspec\s+list|nbextension\s+list|labextension\s+list)"
)
_INSTALL = re.compile(
    r"(?:(?:\S*python[\d.]*\s+-m\s+)?(?:uv\s+)?pip[\d.]*|conda|mamba|micromamba|apt(?:-get)?|brew|yum|dnf|apk|poetry|npm|uv"
    r"|easy_install)\s+(?:-\S+\s+)*(?:install|add|create|update|upgrade)\b|easy_install\s"
)
_PIP = re.compile(
    r"(?:\S*python[\d.]*\s+-m\s+)?(?:uv\s+)?pip[\d.]*\s+(?:-\S+\s+)*install\b|conda\s+(?:-\S+\s+)*install\b"
)
_PREFIX = re.compile(r"^(?:(?:sudo|time|nohup|yes\s*\||command|exec)\s+|\w+=\S*\s+)+")
_WORD = re.compile(
    r"^(?:(?:for|select|case)\s.*|(?:do|then|else|done|fi|esac|if|while|until|\{|\})(?:\s+|$))"
)  # of the shell
_CD = re.compile(r"cd(?:\s|$)")
_JOINED = re.compile(r"\s*(?:&&|\|\||;|\n)\s*")
_WRITES = re.compile(r"(?<![0-9&])>{1,2}(?!\s*(?:/dev/null|&))|\|\s*tee\b")
_TAKES_VALUE = frozenset(
    "-r --requirement -c --constraint -i -f --find-links -t --target --prefix -e --editable "
    "--trusted-host -n --name -p --python --root --cache-dir --channel --proxy --platform --timeout --config-settings".split()
)
_PINNED = re.compile(r"[=<>~!]=?|@|://|^git\+|\.(?:whl|zip|tar\.gz)$|^[./~]|[\\/]|[{$]")


class Requirement(NamedTuple):
    """One thing that an install command asks for."""

    name: str
    pinned: bool  # a version, an address or a file is given


def commands_in(text: str) -> tuple[str, ...]:
    """The single commands of a shell text, without comments and what stands before a command."""
    lines = [line for line in re.sub(r"\\\n", " ", text).split("\n") if not line.lstrip().startswith("#")]
    parts = (_PREFIX.sub("", _WORD.sub("", part.strip())) for part in _JOINED.split("\n".join(lines)))
    return tuple(part for part in parts if part and not _CD.match(part))  # a shell ends, and its folder with it


def is_install(command: str) -> bool:
    """Whether a command installs software."""
    return _INSTALL.match(command.lstrip("%!")) is not None


def only_shows(command: str) -> bool:
    """Whether a command changes nothing that stays, and is there to be looked at."""
    if _WRITES.search(command):
        return False
    program = re.split(r"[\s|]", command, maxsplit=1)[0].rpartition("/")[2].rpartition("\\")[2]
    if program in ("find", "sort") and re.search(r"\s-(?:delete|exec|o)\b", command):
        return False
    return program in SHOWS or _VERSION.search(command) is not None or _ONLY_SHOWS.match(command) is not None


def requirements_of(command: str) -> tuple[Requirement, ...]:
    """The packages that a `pip install` or `conda install` names."""
    found = _PIP.match(command)
    if found is None:
        return ()
    conda = command.startswith("conda")
    words = _words(command[found.end() :])
    taken = [w for i, w in enumerate(words) if not w.startswith("-") and not (i and _takes_value(words[i - 1]))]
    return tuple(
        Requirement(_name(word), _PINNED.search(word) is not None or (conda and "=" in word)) for word in taken
    )


def _takes_value(option: str) -> bool:
    return option in _TAKES_VALUE or (option.startswith("--") and option.endswith("-url"))


def _words(text: str) -> list[str]:
    text = text.partition(" #")[0].partition("|")[0].partition(">/dev")[0]
    try:
        return shlex.split(text)
    except ValueError:
        return text.split()


def _name(word: str) -> str:
    return re.split(r"[\[=<>~!@; ]", word.rpartition("::")[2], maxsplit=1)[0]
