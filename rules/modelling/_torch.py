"""What the rules about torch share: calls by name of method, and whether the notebook works with torch."""

import ast
from collections.abc import Iterator
from functools import lru_cache

from nbhoist.analysis.facts import Facts
from nbhoist.lint.walk import walk

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@lru_cache(maxsize=1)  # several rules ask it for each call of one notebook
def uses_torch(facts: Facts) -> bool:
    """Whether torch is imported somewhere."""
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Import) and any(a.name.partition(".")[0] == "torch" for a in node.names):
                return True
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "torch":
                return True
    return False


def spelled(module: str, facts: Facts) -> str:
    """The name under which the notebook imports a module; empty where it does not."""
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            for alias in node.names if isinstance(node, ast.Import) else ():
                if alias.name == module or (alias.asname is None and alias.name.startswith(f"{module}.")):
                    return alias.asname or module
    return ""


def methods(node: ast.AST, *names: str) -> Iterator[ast.Call]:
    """Calls of methods of these names, in document order."""
    for inner in walk(node, {}):
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute) and inner.func.attr in names:
            yield inner


def receiver(call: ast.Call) -> str:
    """Text of the object whose method is called."""
    return ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def everywhere(facts: Facts, *names: str) -> Iterator[ast.Call]:
    """Calls of methods of these names in the whole notebook."""
    for statement in facts.statements:
        yield from methods(statement.node, *names)


def resolves(node: ast.AST, facts: Facts, *qualified: str) -> bool:
    """Whether an expression is one of these objects."""
    return isinstance(node, ast.expr) and facts.resolve(node) in qualified


def prediction_over_batches(function: ast.FunctionDef) -> ast.Call | None:
    """The first call of a parameter, or of what is called a model, in a loop of a function that chooses classes.

    None where the function learns: a loss is gone back from, or an optimiser makes a step.
    """
    if any(methods(function, "backward", "step", "zero_grad", "train")) or not any(methods(function, "argmax", "max")):
        return None
    given = {a.arg for a in function.args.args} - {"self"}
    for loop in (n for n in ast.walk(function) if isinstance(n, ast.For)):
        items = {n.id for n in ast.walk(loop.target) if isinstance(n, ast.Name)}
        for call in (n for statement in loop.body for n in ast.walk(statement) if isinstance(n, ast.Call)):
            name = ast.unparse(call.func)
            takes = any(isinstance(n, ast.Name) and n.id in items for a in call.args for n in ast.walk(a))
            if takes and isinstance(call.func, ast.Name) and (name in given or "model" in name or "net" in name):
                return call
    return None


def turns_off_gradients(node: ast.AST, facts: Facts) -> bool:
    """Whether an expression is, or calls, what turns gradients off."""
    spelled = node.func if isinstance(node, ast.Call) else node
    return resolves(spelled, facts, "torch.no_grad", "torch.inference_mode", "torch.autograd.no_grad")
