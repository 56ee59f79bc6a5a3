"""Rewrites of one statement as libcst transformations: names to expressions, parameters for globals, displays."""

from collections.abc import Mapping, Sequence

import libcst as cst

Statement = cst.SimpleStatementLine | cst.BaseCompoundStatement


def parse(code: str) -> tuple[Statement, ...]:
    """Parse the text of top-level statements."""
    return tuple(cst.parse_module(code + "\n").body)


class ReplaceNames(cst.CSTTransformer):
    """Replace each reading of a name by an expression."""

    def __init__(self, expressions: Mapping[str, str]) -> None:
        super().__init__()
        self._expressions = {name: cst.parse_expression(text) for name, text in expressions.items()}

    def visit_Attribute_attr(self, node: cst.Attribute) -> None:
        """Attributes are no names; see `visit_Attribute`."""

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        return False

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> cst.BaseExpression:
        return updated_node.with_changes(value=updated_node.value.visit(self))

    def visit_Arg(self, node: cst.Arg) -> bool:
        return False

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:
        return updated_node.with_changes(value=updated_node.value.visit(self))

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        found = self._expressions.get(updated_node.value)
        return found.deep_clone() if found is not None else updated_node


class HandOver(cst.CSTTransformer):
    """Give functions parameters for the globals that they read, and hand them over wherever they are called."""

    def __init__(self, extras: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._extras = extras
        self.used_partial = False

    def leave_FunctionDef(
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.BaseStatement | cst.FlattenSentinel[cst.BaseStatement]:
        names = self._extras.get(updated_node.name.value)
        if names is None:
            return updated_node
        return updated_node.with_changes(params=_with_parameters(updated_node.params, names))

    def visit_Call_func(self, node: cst.Call) -> None:
        """The function of a call is handled with its call; see `leave_Call`."""

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.BaseExpression:
        called = original_node.func
        names = self._extras.get(called.value) if isinstance(called, cst.Name) else None
        arguments = [self._handed(a) for a in updated_node.args]
        if names is not None:
            arguments = _with_commas([*arguments, *(_keyword(name) for name in names)])
        return updated_node.with_changes(args=arguments)

    def _handed(self, argument: cst.Arg) -> cst.Arg:
        """`f` handed over to be called becomes `partial(f, name=name)`."""
        value = argument.value
        names = self._extras.get(value.value) if isinstance(value, cst.Name) else None
        if names is None:
            return argument
        self.used_partial = True
        given = ", ".join(f"{name}={name}" for name in names)
        return argument.with_changes(
            value=cst.parse_expression(f"partial({cst.ensure_type(value, cst.Name).value}, {given})")
        )


def _keyword(name: str) -> cst.Arg:
    tight = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
    return cst.Arg(value=cst.Name(name), keyword=cst.Name(name), equal=tight)


def _with_commas(arguments: Sequence[cst.Arg]) -> list[cst.Arg]:
    comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    head = [a if isinstance(a.comma, cst.Comma) else a.with_changes(comma=comma) for a in arguments[:-1]]
    return [*head, *arguments[-1:]]


def _with_parameters(parameters: cst.Parameters, names: Sequence[str]) -> cst.Parameters:
    """Add parameters at the end, by keyword only where positions are already spoken for."""
    added = [cst.Param(cst.Name(name)) for name in names]
    plain = not (parameters.kwonly_params or any(p.default for p in parameters.params))
    if plain and isinstance(parameters.star_arg, cst.MaybeSentinel):
        return parameters.with_changes(params=[*(_without_comma(p) for p in parameters.params), *added])
    kwonly = [*(_without_comma(p) for p in parameters.kwonly_params), *added]
    star = cst.ParamStar() if isinstance(parameters.star_arg, cst.MaybeSentinel) else parameters.star_arg
    return parameters.with_changes(
        params=[_without_comma(p) for p in parameters.params], kwonly_params=kwonly, star_arg=star
    )


def _without_comma(parameter: cst.Param) -> cst.Param:
    return parameter.with_changes(comma=cst.MaybeSentinel.DEFAULT)


class GlobalToNonlocal(cst.CSTTransformer):
    """`global name` becomes `nonlocal name` in functions that are nested in a stage."""

    def leave_Global(self, original_node: cst.Global, updated_node: cst.Global) -> cst.Nonlocal:
        return cst.Nonlocal(names=updated_node.names, semicolon=updated_node.semicolon)


class ReplaceStrings(cst.CSTTransformer):
    """Replace string literals that have one of the given values."""

    def __init__(self, values: Mapping[str, str]) -> None:
        super().__init__()
        self._values = values

    def leave_SimpleString(self, original_node: cst.SimpleString, updated_node: cst.SimpleString) -> cst.SimpleString:
        value = updated_node.evaluated_value
        if isinstance(value, str) and value in self._values:
            return cst.SimpleString(repr(self._values[value]))
        return updated_node


def with_qualified_name(statement: Statement) -> Statement:
    """Let a class inside a function be named as at top level, as its `repr` shows it."""
    if not isinstance(statement, cst.ClassDef) or not isinstance(statement.body, cst.IndentedBlock):
        return statement
    name = parse(f'__qualname__ = "{statement.name.value}"')
    body = list(statement.body.body)
    start = 1 if statement.get_docstring() is not None else 0
    return statement.with_changes(body=statement.body.with_changes(body=[*body[:start], *name, *body[start:]]))


def unwrap_guard(statement: Statement) -> tuple[Statement, ...]:
    """Give the body of `if __name__ == "__main__":` in its place; other statements as they are."""
    if not isinstance(statement, cst.If) or statement.orelse is not None:
        return (statement,)
    test = cst.Module([]).code_for_node(statement.test).replace("'", '"')
    if test.strip("() ") != '__name__ == "__main__"' or not isinstance(statement.body, cst.IndentedBlock):
        return (statement,)
    return tuple(s for s in statement.body.body if isinstance(s, cst.SimpleStatementLine | cst.BaseCompoundStatement))


def with_comments(statements: Sequence[Statement], above: Sequence[str], behind: str) -> tuple[Statement, ...]:
    """Put comment lines above the first statement, and one behind the last when it is a simple one."""
    if not statements:
        return ()
    lines = [cst.EmptyLine(comment=cst.Comment(line)) for line in above]
    first = statements[0].with_changes(leading_lines=lines)
    result = [first, *statements[1:]]
    last = result[-1]
    if behind and isinstance(last, cst.SimpleStatementLine):
        comment = cst.TrailingWhitespace(cst.SimpleWhitespace("  "), cst.Comment(behind))
        result[-1] = last.with_changes(trailing_whitespace=comment)
    return tuple(result)
