"""Take secrets out of the code: the package reads them from the environment.

Precondition: none; it runs first, so that no secret becomes a constant or a setting. Postcondition: each string
literal that is a secret is edited to an environment look-up, named for what it is given to.
"""

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from nbhoist.analysis.secrets import secrets
from nbhoist.analysis.text import node_span
from nbhoist.refactor.plan import Edit, Refusal, Rewrite, SecretPlace
from nbhoist.refactor.words import words

if TYPE_CHECKING:
    from nbhoist.analysis.facts import Facts
    from nbhoist.analysis.secrets import Secret
    from nbhoist.analysis.statement import Statement
    from nbhoist.refactor.plan import Plan

_NAMELESS = "SECRET"


def hide_secrets(plan: "Plan", facts: "Facts") -> "Plan":
    """Edit secrets to environment look-ups."""
    edits, places, rewrites, refusals = [], [], [], []
    taken: dict[str, str] = {}
    for secret in secrets(facts):
        if _is_in_text(secret.node, secret.statement):
            refusals.append(_refusal(secret.statement))
            continue
        value = str(secret.node.value)
        variable = _variable(secret, value, taken)
        start, end = node_span(secret.node, secret.statement, facts)
        look_up = f'os.environ["{variable}"]'
        edits.append(Edit(secret.statement.id, (start.line, start.column), (end.line, end.column), look_up))
        places.append(SecretPlace(secret.statement.id, variable))
        rewrites.append(Rewrite(secret.statement.id, "secret from the environment", f"`{variable}`"))
    return replace(
        plan,
        edits=plan.edits + tuple(edits),
        secrets=plan.secrets + tuple(places),
        rewrites=plan.rewrites + tuple(rewrites),
        refusals=plan.refusals + tuple(refusals),
    )


def _variable(secret: "Secret", value: str, taken: dict[str, str]) -> str:
    """Name of the environment variable: one for each value."""
    name = "_".join(words(secret.name)).upper() or _NAMELESS
    while taken.get(name, value) != value:
        name += "_"
    taken[name] = value
    return name


def _is_in_text(node: ast.Constant, statement: "Statement") -> bool:
    """Whether the literal is a part of an f-string, which a look-up cannot replace in place."""
    parts = (p for n in ast.walk(statement.node) if isinstance(n, ast.JoinedStr) for p in n.values)
    return any(part is node for part in parts)


def _refusal(statement: "Statement") -> Refusal:
    reason = "an f-string holds a secret"
    return Refusal(statement.cell.index, statement.line, statement.id, reason, "read the secret from `os.environ`")
