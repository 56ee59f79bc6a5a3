"""Whether a call draws random numbers that nothing seeds: what the seed rules share."""

import ast

from nbhoist.analysis.calls import BoundCall
from nbhoist.analysis.facts import Facts
from nbhoist.codemod.arguments import keyword_set
from nbhoist.codemod.edits import Replace
from nbhoist.codemod.text import replaced
from nbhoist.knowledge.binding import bind
from nbhoist.knowledge.condition import is_stochastic, may_draw
from nbhoist.knowledge.lookup import method
from nbhoist.knowledge.schema import Fact
from nbhoist.lint.rule import Context

_GLOBAL_STREAM = "numpy.random"
_SEED = "0"
_FRAME = "pandas.DataFrame"
_SAMPLE_PARAMETERS = frozenset({"n", "frac", "replace", "weights", "random_state", "axis", "ignore_index"})


def is_unseeded(call: BoundCall, facts: Facts) -> bool:
    """Whether the call is random with the arguments given, and neither it nor the global stream is seeded."""
    if call.fact is None or not call.fact.seed:
        return False
    arguments = _arguments(call, facts)
    if arguments is None or arguments.get(call.fact.seed) is not None:
        return False
    if is_stochastic(call.fact, arguments) is not True:
        return False
    return not (may_draw(call.fact, arguments) and _is_stream_seeded(call.node, facts))


def seeded(call: BoundCall, context: Context) -> tuple[Replace, ...] | None:
    """The edit that gives the call its seed; None where a dictionary or a position gives it another."""
    if call.fact is None or any(k.arg is None and _holds(k.value, call, context.facts) for k in call.node.keywords):
        return None
    given = call.argument(call.fact.seed)
    if given is not None and all(k.value is not given for k in call.node.keywords):
        return (edit,) if (edit := replaced(context.parsed, given, _SEED)) is not None else None
    return keyword_set(context.parsed, call.node, call.fact.seed, _SEED)


def _holds(node: ast.expr, call: BoundCall, facts: Facts) -> bool:
    """Whether a dictionary that is spread into the call may hold its seed."""
    spread = _dictionary(node, facts) or _passed_on(node, call.node, facts)
    return spread is None or call.fact is None or call.fact.seed in spread


def _arguments(call: BoundCall, facts: Facts) -> dict[str, object] | None:
    """Arguments as literals, `...` where not literal; None where some are hidden behind `*` or `**`."""
    found: dict[str, object] = {}
    for keyword in call.node.keywords:
        if keyword.arg is None:
            spread = _dictionary(keyword.value, facts) or _passed_on(keyword.value, call.node, facts)
            if spread is None:
                return None
            found.update(spread)
    if any(isinstance(argument, ast.Starred) for argument in call.node.args):
        return None
    return found | {name: _literal(values[0], facts) for name, values in call.arguments.items() if name and values}


def _passed_on(node: ast.expr, call: ast.Call, facts: Facts) -> dict[str, object] | None:
    """The keywords that a function hands on as `**kwargs`, where all calls of it in the notebook give the same ones."""
    function = _handing_on(node, call, facts)
    if function is None:
        return None
    named = {a.arg for a in (*function.args.args, *function.args.kwonlyargs)}
    given = [
        {k.arg: _literal(k.value, facts) for k in made.keywords if k.arg not in named}
        for made in calls_that_pass(node, call, facts)
    ]
    if not given or None in given[0] or any(other.keys() != given[0].keys() for other in given[1:]):
        return None
    return {str(name): value for name, value in given[0].items()}


def calls_that_pass(node: ast.expr, call: ast.Call, facts: Facts) -> list[ast.Call]:
    """The calls that give a function of the notebook the keywords which it hands on to `call` as `**node`."""
    statement = facts.statement_of(call)
    if statement is None or _handing_on(node, call, facts) is None:
        return []
    name = getattr(statement.node, "name", "")
    calls = (n for s in facts.statements for n in ast.walk(s.node) if isinstance(n, ast.Call))
    return [made for made in calls if isinstance(made.func, ast.Name) and made.func.id == name]


def _handing_on(node: ast.expr, call: ast.Call, facts: Facts) -> ast.FunctionDef | None:
    """The function, or constructor, around `call` whose `**kwargs` the name `node` is."""
    statement = facts.statement_of(call)
    definition = statement.node if statement is not None else None
    if not isinstance(node, ast.Name) or not isinstance(definition, ast.FunctionDef | ast.ClassDef):
        return None
    around = [f for f in ast.walk(definition) if isinstance(f, ast.FunctionDef) and any(n is call for n in ast.walk(f))]
    function = around[-1] if around else None
    if function is None or not (function is definition or function.name == "__init__"):
        return None
    keywords = function.args.kwarg
    return function if keywords is not None and keywords.arg == node.id else None


def _dictionary(node: ast.expr, facts: Facts) -> dict[str, object] | None:
    node = _followed(node, facts)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict" and not node.args:
        return {k.arg: _literal(k.value, facts) for k in node.keywords if k.arg is not None}
    if not isinstance(node, ast.Dict) or not all(isinstance(key, ast.Constant) for key in node.keys):
        return None
    return {
        str(key.value): _literal(value, facts)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant)
    }


def _literal(node: ast.expr, facts: Facts) -> object:
    try:
        return ast.literal_eval(_followed(node, facts))
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return ...


def _followed(node: ast.expr, facts: Facts) -> ast.expr:
    """What a name stands for that the notebook binds once, at top level; other expressions themselves."""
    if not isinstance(node, ast.Name):
        return node
    bound = [s for s in facts.statements if node.id in s.defines or (node.id in s.reads and node.id in s.mutates)]
    only = bound[0].node if len(bound) == 1 else None
    plain = isinstance(only, ast.Assign) and len(only.targets) == 1 and isinstance(only.targets[0], ast.Name)
    return only.value if plain and isinstance(only, ast.Assign) else node


def _is_stream_seeded(call: ast.Call, facts: Facts) -> bool:
    """Whether numpy's global stream is seeded above the call; inside a function, anywhere in the notebook."""
    at = facts.statement_of(call)
    inside_function = at is not None and isinstance(at.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    for statement in facts.statements:
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Call) and _seeds_stream(facts.call(node).fact):
                return True
        if statement is at and not inside_function:
            return False
    return False


def _seeds_stream(fact: Fact | None) -> bool:
    is_setter = fact is not None and bool(fact.seeds)
    return is_setter and fact is not None and fact.name.startswith(_GLOBAL_STREAM)


def drawing(call: BoundCall) -> BoundCall:
    """The call; where its object is unknown, and its arguments fit only one method of frames, as that method."""
    node = call.node
    if call.target is not None or not isinstance(node.func, ast.Attribute) or node.func.attr != "sample":
        return call
    keywords = {k.arg: k.value for k in node.keywords if k.arg is not None}
    if not keywords.keys() & {"frac", "replace"} or keywords.keys() - _SAMPLE_PARAMETERS:
        return call
    fact = method(_FRAME, "sample")
    return call._replace(fact=fact, arguments=bind(fact, node.args, keywords)) if fact is not None else call
