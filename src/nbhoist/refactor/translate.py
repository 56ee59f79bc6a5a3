"""Magics as Python: what a shell command, `%env`, `%cd`, `%%bash` or `%%writefile` is in a package."""

import json
import shlex
from typing import TYPE_CHECKING, NamedTuple

from nbhoist.analysis.shell import pieces
from nbhoist.knowledge.magics import ENVIRONMENT, WITHOUT_EFFECT

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPTS = {"bash": ("bash",), "sh": ("sh",), "script": ()}  # cell magics whose body is given to a program
DISPLAYED = {"html": "HTML", "HTML": "HTML", "markdown": "Markdown", "latex": "Latex", "svg": "SVG", "SVG": "SVG", "javascript": "Javascript", "js": "Javascript"}  # fmt: skip
MARKUP = frozenset(DISPLAYED.values())


class Magic(NamedTuple):
    """A magic as the notebook shell is asked for it, with the names that may be filled into its text."""

    name: str
    line: str
    body: str
    known: frozenset[str]

    @property
    def filled(self) -> str:
        """The line as a Python expression."""
        return filled_text(self.line, self.known)


def translation(method: str, texts: tuple[str, ...], known: frozenset[str]) -> str:
    """The Python expression for a call of the notebook shell; empty where there is none."""
    if method == "system" and texts:
        return f"run_command({filled_text(texts[0], known)})"
    if method == "getoutput" and texts:
        return f"command_output({filled_text(texts[0], known)})"
    if method not in ("run_line_magic", "run_cell_magic") or len(texts) < 2:
        return ""
    magic = Magic(texts[0], texts[1].strip(), texts[2] if len(texts) > 2 else "", known)
    table = _CELL if method == "run_cell_magic" else _LINE
    found = table.get(magic.name)
    return found(magic) if found is not None else ""


def filled_text(text: str, known: frozenset[str]) -> str:
    """A text that IPython fills with values of the notebook, as a literal or an f-string."""
    parts = pieces(text, known)
    if not any(part.filled for part in parts):
        return quoted("".join(part.text for part in parts))
    inside = "".join(f"{{{p.text}}}" if p.filled else _escaped(p.text) for p in parts)
    return f'f"{inside}"' if not any('"' in p.text or "\\" in p.text for p in parts if p.filled) else ""


def quoted(text: str) -> str:
    """A literal; text of several lines between triple quotes where that reads well."""
    if (
        text.count("\n") > 1
        and '"""' not in text
        and "\\" not in text
        and not text.endswith('"')
        and text.isprintable() is False
    ):
        return f'"""{text}"""' if all(c.isprintable() or c in "\n\t" for c in text) else repr(text)
    return json.dumps(text, ensure_ascii=False) if text.isprintable() else repr(text)


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("{", "{{").replace("}", "}}")


def _environment(magic: Magic) -> str:
    name, equals, value = magic.line.partition("=" if "=" in magic.line else " ")
    if not equals:
        return f"os.environ[{quoted(name)}]" if name and magic.name == "env" else ""
    return f"set_variable({quoted(name.strip())}, {filled_text(value.strip(), magic.known)})"


def _folder(magic: Magic) -> str:
    quiet = magic.line.startswith("-q ")
    folder = magic.line.removeprefix("-q ").strip().strip("\"'")
    if folder.startswith("-"):
        return ""
    return f"change_folder({filled_text(folder or '~', magic.known)}{', quiet=True' if quiet else ''})"


def _script(magic: Magic) -> str:
    """The arguments behind the name go to the program."""
    program = SCRIPTS[magic.name]
    try:
        words = [*program, *shlex.split(magic.line)]
    except ValueError:
        return ""
    if any(word.startswith("--") for word in words):
        return ""
    return f"run_script([{', '.join(filled_text(w, magic.known) for w in words)}], {quoted(magic.body)})"


def _file(magic: Magic) -> str:
    append = magic.line.startswith(("-a ", "--append "))
    name = (magic.line.partition(" ")[2] if append else magic.line).strip().strip("\"'")
    if not name or name.startswith("-"):
        return ""
    return f"write_text({filled_text(name, magic.known)}, {quoted(magic.body)}{', append=True' if append else ''})"


def _markup(magic: Magic) -> str:
    return f"display({DISPLAYED[magic.name]}({quoted(magic.body)}))" if not magic.line else ""


def _nothing(magic: Magic) -> str:
    return "None"


_LINE: "dict[str, Callable[[Magic], str]]" = {
    **dict.fromkeys(WITHOUT_EFFECT, _nothing),
    **dict.fromkeys(ENVIRONMENT, _environment),
    "cd": _folder,
}
_CELL: "dict[str, Callable[[Magic], str]]" = {
    **dict.fromkeys(SCRIPTS, _script),
    **dict.fromkeys(DISPLAYED, _markup),
    "writefile": _file,
    "file": _file,
}
