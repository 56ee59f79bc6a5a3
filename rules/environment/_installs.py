"""Commands of a notebook that install software, in magics, shell lines and calls."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.shell import shell_call
from nbhoist.knowledge.commands import Requirement, commands_in, is_install, requirements_of
from nbhoist.knowledge.hazards import hazard
from nbhoist.knowledge.magics import INSTALL, SHELL
from nbhoist.lint.place import Place, node_place


class Install(NamedTuple):
    """One command that installs, and where it stands."""

    place: Place
    command: str
    requirements: tuple[Requirement, ...]


def installs(facts: Facts) -> Iterator[Install]:
    """All such commands in document order."""
    for parsed in facts.cells:
        source = parsed.cell.source
        if parsed.tree is None or not any(word in source for word in ("install", "add ", "create")):
            continue
        for node in ast.walk(parsed.tree):
            if isinstance(node, ast.Call):
                commands = (command for command in commands_in(_text(node, facts)) if is_install(command))
                yield from (Install(node_place(parsed, node), c, requirements_of(c)) for c in commands)


def installed_names(facts: Facts) -> frozenset[str]:
    """Names of the packages that the notebook installs itself."""
    return frozenset(r.name for install in installs(facts) for r in install.requirements)


def _text(node: ast.Call, facts: Facts) -> str:
    call = shell_call(node)
    if call is not None:
        return _of_magic(*call)
    bound = facts.call(node)
    found = hazard(bound.qualified, "shell")
    given = (bound.argument(found.parameter) or next(iter(node.args), None)) if found is not None else None
    if isinstance(given, ast.Constant):
        return str(given.value)
    if isinstance(given, ast.List | ast.Tuple):
        words = (str(item.value) if isinstance(item, ast.Constant) else "python" for item in given.elts)
        return " ".join(words)
    return ""


def _of_magic(method: str, texts: tuple[str, ...]) -> str:
    if method in ("system", "getoutput"):
        return texts[0] if texts else ""
    if texts and texts[0] in INSTALL:
        return " ".join(texts).replace("pip3", "pip")
    if texts and texts[0] in SHELL:
        return texts[-1]
    return ""
