"""Magics as values, and the Python call that IPython makes of each."""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MagicKind = Literal["line", "cell", "shell", "help"]

# cell magics whose body runs as Python in the notebook's own process
PYTHON_CELL_MAGICS = frozenset(
    {
        "time",
        "timeit",
        "capture",
        "prun",
        "debug",
        "memit",
        "mprof",
        "lprun",
        "snakeviz",
        "scalene",
        "pyinstrument",
        "profile",
        "wandb",
        "heat",
        "notify",
        "ptime",
        "memray_flamegraph",
        "add_to",
        "itime",
    }
)
_LANGUAGES: "Mapping[str, str]" = {
    "!": "bash",
    "!!": "bash",
    "sh": "bash",
    "system": "bash",
    "sx": "bash",
    "cmd": "batch",
    "js": "javascript",
    "HTML": "html",
    "R": "r",
    "SVG": "svg",
    "bigquery": "sql",
    "bq": "sql",
    "sparksql": "sql",
    "md": "markdown",
    "md-sandbox": "markdown",
    "file": "file",
    "writefile": "file",
    "writetemplate": "file",
    "python": "python process",
    "python2": "python process",
    "python3": "python process",
    "pypy": "python process",
}


class Magic(NamedTuple):
    """One magic, shell escape or question of a cell."""

    kind: MagicKind
    name: str  # without `%`; `!`, `!!`, `?` or `??` for the others
    argument: str
    line: int  # within the cell, from 1
    end_line: int
    body: str = ""  # of cell magics
    target: str = ""  # what stands left of `=`


def language_of_magic(magic: Magic) -> str:
    """The language of the body of a cell magic; `script` says it in its argument."""
    if magic.name == "script":
        program = next(iter(magic.argument.split()), "bash")
        return _LANGUAGES.get(program, program)
    return _LANGUAGES.get(magic.name, magic.name.lower() or "unknown")


def call_of(magic: Magic) -> str:
    """The call that IPython makes of a magic, as an expression."""
    if magic.kind == "cell":
        return f"get_ipython().run_cell_magic({magic.name!r}, {magic.argument!r}, {magic.body!r})"
    if magic.kind == "help":
        return _question(magic.argument, magic.name)
    if magic.kind == "shell":
        captured = magic.name == "!!" or magic.target
        return f"get_ipython().{'getoutput' if captured else 'system'}({magic.argument!r})"
    return f"get_ipython().run_line_magic({magic.name!r}, {magic.argument!r})"


def _question(subject: str, marks: str) -> str:
    if not subject:
        return "get_ipython().show_usage()"
    method = "pinfo2" if marks == "??" else "psearch" if "*" in subject else "pinfo"
    return f"get_ipython().run_line_magic({method!r}, {subject!r})"
