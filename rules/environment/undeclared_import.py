"""NBH212: an import that the project's dependencies do not cover."""

import ast
import sys
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.knowledge.distributions import distribution
from nbhoist.knowledge.platform_names import platform_of_module
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.project import declared, local_modules, normal

from ._installs import installed_names

_OF_THE_KERNEL = frozenset({"ipython", "ipykernel", "jupyter", "notebook", "ipywidgets", "setuptools", "pip"})


class UndeclaredImport(NotebookRule):
    """An import that the project's dependencies do not cover."""

    code = "NBH212"
    severity = "note"
    message = "`{module}` is imported, but `{distribution}` is not in {files}; add it there"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """One diagnostic per module, at its first import; silent where nothing is declared at all."""
        project = declared(facts.notebook.path)
        if (
            project is None or not project.complete or facts.notebook.platform == "databricks"
        ):  # its runtime brings much
            return
        known = project.names | _OF_THE_KERNEL | {normal(name) for name in installed_names(facts)}
        local = local_modules(facts.notebook.path)
        files = " and ".join(f"`{name}`" for name in project.files[:2])
        told: set[str] = set()
        for statement in facts.statements:
            for module, node in imported(statement.node):
                top = module.partition(".")[0]
                name = distribution(module)
                if (
                    top in told
                    or top in local
                    or is_standard(top)
                    or platform_of_module(module)
                    or not known.isdisjoint(_names(name, module))
                ):
                    continue
                told.add(top)
                place = node_place(facts.parsed(statement.cell), node)
                yield self.at(facts.notebook, place, {"module": top, "distribution": name, "files": files})


def _names(name: str, module: str) -> set[str]:
    """Distributions that may bring a module: its own, those with a suffix such as `-headless`, and the module's name."""
    found = {normal(name), normal(module.partition(".")[0])}
    return found | {
        f"{normal(name)}{suffix}" for suffix in ("-headless", "-cpu", "-gpu", "-binary", "-base", "-python")
    }


def imported(node: ast.stmt) -> Iterator[tuple[str, ast.stmt]]:
    """Modules that a statement imports whatever happens, with the node that does."""
    if isinstance(node, ast.Import):
        yield from ((alias.name, node) for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module, node
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.With):
        for inner in node.body:
            yield from imported(inner)


def is_standard(top: str) -> bool:
    """Whether a module belongs to Python itself."""
    return top in sys.stdlib_module_names or top.startswith("_")
