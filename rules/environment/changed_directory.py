"""NBH205: the working folder, or the folders of modules, changed for the whole session."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.shell import shell_call
from nbhoist.knowledge.magics import FOLDER
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

from ._platforms import platform_of

_FOLDER_CURE = "name files relative to the notebook instead"
_PATH_CURE = "install the modules, or keep them beside the notebook"


class ChangedDirectory(NodeRule[ast.Call | ast.Assign | ast.AugAssign]):
    """The working folder, or the folders of modules, changed for the whole session."""

    code = "NBH205"
    severity = "warning"
    one_note = True
    message = "{what} changes where {which} from here on; {cure}"
    nodes = (ast.Call, ast.Assign, ast.AugAssign)

    def check(self, node: ast.Call | ast.Assign | ast.AugAssign, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per change."""
        if isinstance(node, ast.Call):
            yield from self._called(node, context)
            return
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(_is_module_path(target, context) for target in targets):
            yield self._diagnostic(node, context, "assigning `sys.path`", modules=True)

    def _called(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        magic = shell_call(node)
        if magic is not None:
            if magic[0] == "run_line_magic" and magic[1][0] in FOLDER:
                yield self._diagnostic(node, context, f"`%{magic[1][0]}`", argument=" ".join(magic[1][1:]))
            return
        fact = context.facts.call(node).fact
        if fact is None or fact.external == "shell":
            return
        if "<cwd>" in fact.effects and "<cwd>" not in fact.observes:
            yield self._diagnostic(node, context, f"`{ast.unparse(node.func)}`")
        elif fact.name.startswith("sys.Path.") and "self" in fact.mutates and not _removes(fact.name):
            yield self._diagnostic(node, context, f"`{ast.unparse(node.func)}`", modules=True)

    def _diagnostic(
        self, node: ast.expr | ast.stmt, context: Context, what: str, *, modules: bool = False, argument: str = ""
    ) -> Diagnostic:
        notebook = context.facts.notebook
        own = argument != "" and platform_of(f"{argument.strip()}/", notebook.platform) == notebook.platform
        which = "modules are found" if modules else "files are found"
        cure = _PATH_CURE if modules else _FOLDER_CURE
        return self.at_node(context, node, "note" if own else None, what=what, which=which, cure=cure)


def _is_module_path(target: ast.expr, context: Context) -> bool:
    if isinstance(target, ast.Subscript):
        target = target.value
    return isinstance(target, ast.Attribute) and target.attr == "path" and context.facts.resolve(target.value) == "sys"


def _removes(name: str) -> bool:
    return name.rpartition(".")[2] in ("remove", "pop")
