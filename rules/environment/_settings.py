"""Addresses and paths as parameters of the notebook: the fix that the rules about them share."""

import ast
import re

from nbhoist.analysis.secrets import secrets
from nbhoist.codemod.parameters import made_parameter, parameter_cell
from nbhoist.lint.diagnostic import Fix
from nbhoist.lint.rule import Context, Rule

_MESSAGE = "make it a parameter of the notebook"
_LONGEST = 40


def is_parameter(context: Context) -> bool:
    """Whether the node stands in the cell of parameters, where settings belong."""
    cell = parameter_cell(context.facts.notebook)
    return cell is not None and cell.id == context.parsed.cell.id


def as_parameter(rule: Rule, node: ast.Constant, context: Context, what: str) -> Fix | None:
    """The fix that gives a text a name in the cell of parameters; the name ends with `what`.

    None where the text holds a secret, which belongs in no cell and no diagnostic.
    """
    if any(str(secret.node.value) in str(node.value) for secret in secrets(context.facts)):
        return None
    return rule.fix(_MESSAGE, made_parameter(context.facts, context.parsed, node, _name(str(node.value), what)))


def _name(text: str, what: str) -> str:
    """A name for a setting, from the last part of a path or address that says something."""
    parts = [re.sub(r"\W+", "_", part).strip("_") for part in re.split(r"[/\\@:?]+", text.rpartition("://")[2])]
    said = next((part for part in reversed(parts) if re.search(r"[A-Za-z]{2}", part)), "")
    stem = re.sub(r"_(?:csv|tsv|json|txt|parquet|xlsx?|pkl|pickle|joblib|h5|npy|zip|gz)\Z", "", said)
    name = f"{stem[:_LONGEST]}_{what}".upper()
    return name if stem and name.isidentifier() else what.upper()
