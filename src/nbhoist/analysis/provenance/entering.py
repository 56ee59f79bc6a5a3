"""Calls of functions and classes of the notebook: their bodies are walked with what they are given."""

import ast
from typing import TYPE_CHECKING

from nbhoist.analysis.provenance.side_names import side_of
from nbhoist.analysis.provenance.traced import ALL, NOTHING, Instance, Part, Traced, combined, joined

if TYPE_CHECKING:
    from nbhoist.analysis.provenance.given import Given
    from nbhoist.analysis.provenance.run import Run

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


def enter(code: ast.AST, given: "Given", receiver: Traced, run: "Run") -> Traced:
    """What a call of `code` gives."""
    if isinstance(code, ast.ClassDef):
        return _made(code, given, run)
    bound = isinstance(code, FunctionDef) and receiver.instance is not None
    values = [receiver, *given.positional] if bound else given.positional
    if not isinstance(code, FunctionDef | ast.Lambda) or not run.can_enter(code):
        return combined([receiver, *given.all()]) if given.has_table() else NOTHING
    return walk(code, _bound(code.args, values, given.keywords, run), run)


def walk(code: "FunctionDef | ast.Lambda", parameters: dict[str, Traced], run: "Run") -> Traced:
    """Walk over the body with these parameters; what it returns."""
    names, returned, calling = run.names, run.returned, run.calling
    run.names = {**(names if calling else {}), **parameters}
    run.returned, run.calling = [], (*calling, code)
    run.entered.add(id(code))
    try:
        if isinstance(code, ast.Lambda):
            return run.value(code.body)
        run.block(code.body)
        found = run.returned or [NOTHING]
        result = found[0]
        for other in found[1:]:
            result = joined(result, other)
        return result
    finally:
        run.names, run.returned, run.calling = names, returned, calling


def alone(code: FunctionDef, run: "Run", this: Traced = NOTHING) -> None:
    """Walk over a function that nobody calls: its parameters are tables of which only their names are known."""
    sided = run.table()
    parameters: dict[str, Traced] = {}
    for argument in (*code.args.posonlyargs, *code.args.args, *code.args.kwonlyargs):
        said = side_of(argument.arg)
        part = Part(sided, said) if said else Part(run.table(), ALL)
        parameters[argument.arg] = Traced(parts=frozenset({part}), is_table=True)
    if this.instance is not None and code.args.args:
        parameters[code.args.args[0].arg] = this
    walk(code, parameters, run)


def alone_class(code: ast.ClassDef, run: "Run") -> None:
    """Walk over the methods of a class of which nobody makes an object, the constructor first."""
    this = Traced(instance=Instance(code))
    methods = [node for node in code.body if isinstance(node, FunctionDef)]
    run.entered.add(id(code))
    for node in sorted(methods, key=lambda method: method.name != "__init__"):
        if id(node) not in run.entered or node.name == "__init__":
            alone(node, run, this)


def method_of(definition: ast.ClassDef, name: str, run: "Run") -> ast.AST | None:
    """The method of a class of the notebook, or of one that it inherits from."""
    for node in definition.body:
        if isinstance(node, FunctionDef) and node.name == name:
            return node
    for base in definition.bases:
        inherited = run.value(base).code
        if isinstance(inherited, ast.ClassDef) and inherited is not definition:
            return method_of(inherited, name, run)
    return None


def _made(code: ast.ClassDef, given: "Given", run: "Run") -> Traced:
    this = Traced(instance=Instance(code))
    run.entered.add(id(code))
    constructor = method_of(code, "__init__", run)
    if isinstance(constructor, FunctionDef) and run.can_enter(constructor):
        walk(constructor, _bound(constructor.args, [this, *given.positional], given.keywords, run), run)
    return this


def _bound(
    arguments: ast.arguments, positional: list[Traced], keywords: dict[str, Traced], run: "Run"
) -> dict[str, Traced]:
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args)]
    found = {a.arg: run.value(d) for a, d in zip(arguments.args[::-1], arguments.defaults[::-1], strict=False)}
    found |= {a.arg: run.value(d) for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d}
    found |= dict(zip(names, positional, strict=False))
    if arguments.vararg is not None:
        rest = positional[len(names) :]
        found[arguments.vararg.arg] = combined(rest)._replace(items=tuple(rest))
    return found | keywords
