"""NBH413: a model is saved alone, without what says how it was made."""

import ast
from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.fitting import is_model
from nbhoist.analysis.provenance.log import Save
from nbhoist.knowledge.lookup import is_a
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule

_TRACKERS = frozenset({"mlflow", "wandb", "neptune", "comet_ml", "bentoml", "skops", "clearml"})


class ModelWithoutMetadata(NodeRule[ast.Call]):
    """A model is saved alone, without what says how it was made."""

    code = "NBH413"
    severity = "note"
    message = "`{model}` is saved alone; save versions, metrics and names of features with it"
    nodes = (ast.Call,)

    def check(self, node: ast.Call, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per saved model, unless something is saved beside it."""
        facts = context.facts
        call = facts.call(node)
        if call.fact is None or call.fact.role != "save" or not node.args or call.receiver is not None:
            return
        saved = node.args[0]
        weights = (
            isinstance(saved, ast.Call) and isinstance(saved.func, ast.Attribute) and saved.func.attr == "state_dict"
        )
        value = facts.value(saved)
        is_model = (
            value is not None
            and value.kind == "instance"
            and (is_a(value.name, "sklearn.predictor") or is_a(value.name, "torch.nn.Module"))
        )
        if (is_model or weights or _is_fitted(node, facts)) and not _is_described(node, facts):
            yield self.at_node(context, node, model=ast.unparse(node.args[0]))


def _is_fitted(node: ast.Call, facts: Facts) -> bool:
    """Whether a model is saved that is held by something else: `dump(detector.model, file)`."""
    if not isinstance(node.args[0], ast.Attribute):
        return False
    saves = (event for event in facts.provenance.events if isinstance(event, Save) and event.node is node)
    return any(is_model(estimator) for event in saves for estimator in event.objects)


def _is_described(save: ast.Call, facts: Facts) -> bool:
    """Whether a dictionary is saved, too, or something keeps track of runs."""
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Import | ast.ImportFrom) and _tracks(node):
                return True
            if isinstance(node, ast.Call) and node is not save and node.args:
                fact = facts.call(node).fact
                value = facts.value(node.args[0]) if fact is not None and fact.role == "save" else None
                if value is not None and value.name == "builtins.dict":
                    return True
    return False


def _tracks(node: ast.Import | ast.ImportFrom) -> bool:
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
    return any(name.partition(".")[0] in _TRACKERS for name in names)
