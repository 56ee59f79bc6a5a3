"""NBH902: nothing beside the notebook says what it needs."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.knowledge.distributions import distribution
from nbhoist.knowledge.platform_names import platform_of_module
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.place import node_place
from nbhoist.lint.rule import NotebookRule
from nbhoist.notebook.project import declared, local_modules, normal

from ..environment._installs import installed_names
from ..environment.undeclared_import import imported, is_standard


class MissingDependencies(NotebookRule):
    """Nothing beside the notebook says what it needs."""

    code = "NBH902"
    severity = "note"
    resolved_by = "convert"
    message = "no file says which versions of {names} the notebook needs; put a `requirements.txt` beside it"

    def check(self, facts: Facts) -> Iterator[Diagnostic]:
        """At most one diagnostic per notebook, at its first import of something that has to be installed."""
        local = local_modules(facts.notebook.path)
        installed = {normal(name) for name in installed_names(facts)}
        found = [
            (module, node, statement)
            for statement in facts.statements
            for module, node in imported(statement.node)
            if not is_standard(module.partition(".")[0])
            and module.partition(".")[0] not in local | {"IPython"}
            and normal(distribution(module)) not in installed
            and not platform_of_module(module)
        ]
        if not found or declared(facts.notebook.path) is not None:
            return
        names = list(dict.fromkeys(distribution(module) for module, *_ in found))
        shown = ", ".join(f"`{name}`" for name in names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        _, node, statement = found[0]
        yield self.at(facts.notebook, node_place(facts.parsed(statement.cell), node), {"names": shown})
