"""Hard cells, against IPython's own transformer: the same tree, or neither parses."""

import ast
import warnings

import pytest

from nbhoist.notebook.cells import parse_cell
from nbhoist.notebook.magics import PYTHON_CELL_MAGICS
from nbhoist.notebook.model import Cell

HARD = {
    "line magic": "%matplotlib inline\nx = 1",
    "magic without arguments": "%autosave",
    "space after percent": "% time x",
    "magic in a block": "if x:\n    %time f()\nelse:\n\t!ls\n",
    "magic after colon is no magic": "if x: %time f()",
    "magic after semicolon is no magic": "x = 1; !ls",
    "continued magic": "%time f(a, \\\n        b)\ny = 1",
    "continued shell": "!docker run \\\n  -it \\\n  image\nz = 2",
    "continued at the end": "!ls \\",
    "assigned magic": "x = %time f()",
    "assigned magic with space": "x = % time f()",
    "assigned magic, continued": "x = %time \\\n  f()\ny = 1",
    "assigned to several": "a, b = %sql select 1",
    "assigned to an item": "d['k'] = !ls -l | grep 'x'\ny = d",
    "assigned with annotation": "x: list = !ls",
    "second equals sign is no magic": "a = b = %time f()",
    "keyword argument is no target": "f(a=1); b = 2\nc = %env HOME",
    "assignment over two lines": "x = \\\n  !ls\ny = 1",
    "shell": "!pip install -q x",
    "captured shell": "!!ls",
    "shell with quotes": '!echo "don\'t" (\nx = 1',
    "shell with apostrophe": "!echo don't\nx = 'a'",
    "shell with hash": "!echo # no comment\nx = 1",
    "shell variable": "!echo {x} $y",
    "assigned shell with question": "files = !ls data?\nx = 1",
    "help before": "?x",
    "help behind": "x?\ny = 1",
    "source behind": "x.y??",
    "source before": "??x.y",
    "help on item": "x[0].y?",
    "help on magic": "%time?",
    "help on cell magic": "%%time?",
    "search": "*int*?",
    "help alone": "?",
    "help in assignment": "x = foo?",
    "help with trailing space": "x? ",
    "question in comment": "x = 1  # why?\ny = 2",
    "question in string": "x = 'why?'\n!ls",
    "question after comment": "x? # what",
    "question over lines": "f(a,\n  b?\n",
    "percent in expression": "x = (a\n% b)\n!ls",
    "percent after backslash": "x = a \\\n% b\n!ls",
    "percent formatting": "print('%s' % x)\n%pwd",
    "percent assignment": "x %= 3\n%pwd",
    "not equal": "x = (1\n!= 2)\n!ls",
    "magics in strings": "'''\n%time\n!ls\n?x\n'''\n%pwd",
    "magics in an f-string": "f'''\n%time {x}\n!ls\n'''\n%pwd",
    "raw string ending in a backslash": "x = r'\\\\'\n!ls",
    "string with continuation": "x = 'a\\\n!ls'\n!ls",
    "unterminated string": "x = 'a\n!ls\ny = 1",
    "unterminated triple quotes": "x = '''a\n!ls\ny = 1",
    "unclosed bracket": "x = (1,\n!ls\ny = 1",
    "closing bracket too many": "x = 1)\n!ls",
    "magics in a list": "x = [\n!ls\n]",
    "cell magic": "%%bash -s x\nls | grep 'a'\n",
    "cell magic without body": "%%bash",
    "cell magic with final spaces": "%%bash\nls\n  ",
    "cell magic after blank lines": "\n  \n%%html\n<b>\n",
    "cell magic after a comment is a line magic": "# x\n%%time\ny = 1",
    "cell magic with spaces behind": "%%bash   \nls",
    "cell magic with tab": "%%bash\tx\nls",
    "nameless cell magic": "%%\nx",
    "cell magic of Python": "%%time\nx = 1\n!ls\n",
    "cell magics on each other": "%%capture out\n%%time\nx = %env HOME\n",
    "bash under Python": "%%capture\n%%bash\nls\n  ",
    "Python magic with indented body": "%%time\n    x = 1\n    y = 2",
    "Python magic alone": "%%time",
    "indented cell": "    x = 1\n    !ls\n",
    "indented cell that parses": "  x = 1\n  y = 2\n",
    "indented comment first": "   # c\nx = 1",
    "white space in a string": "x = '''\n   \n'''",
    "prompts": ">>> x = 1\n>>> for i in x:\n...     print(i)\n",
    "prompts of IPython": "In [1]: x = 1\n   ...: y = 2\n",
    "automatic call": "/f a b",
    "automatic quotes": ",f a b",
    "automatic quote": ";f a b",
    "division is no call": "x = (a\n/ b)",
    "await": "x = await f()\nasync for a in b:\n    pass\nasync with c: pass",
    "decorator": "@f\ndef g(): pass\n!ls",
    "lambda default": "f = lambda a=1: a\n!ls",
    "walrus": "(x := 1)\n!ls",
    "unicode": "größe = '🎉'\n!ls 🎉\nx = größe",
    "emoji before magic": "x = '🎉'; y = 1\nz = %env 🎉",
    "line separator in a string": "x = 'a\u2028b'\n!ls",
    "tabs": "if x:\n\t%pwd\n\ty = 1",
    "Python 2": "print 'x'\n!ls",
    "empty": "",
    "blank": " \n\t\n",
    "comment only": "# x",
    "unicode name of magic": "x = %größe a",
    "double percent in a line": "x = 1\n%%time y",
    "bang with space": "! ls",
    "bang equals": "!=ls",
    "magic with quotes": "%env A='b'\nx = 1",
    "semicolon": "x = 1;\n%pwd;",
    "dict over lines": "d = {\n 'a': 1,\n}\n%pwd\ne = {'b': 2}",
    "two magics and Python": "%load_ext a\n%reload_ext b\nimport c\n%d e",
    "walrus then equals": "x = y == %a",
    "comparison is no assignment": "x == %a",
    "augmented is no assignment": "x += %a",
    "subscript colon equals": "x[a:=1] = %b",
}


def oracle(source: str) -> ast.Module | None:
    """The tree of what IPython makes of a cell; bodies of Python magics are taken as cells."""
    from IPython.core.inputtransformer2 import TransformerManager

    flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = compile(TransformerManager().transform_cell(source), "<cell>", "exec", flags)
    except (SyntaxError, ValueError):
        return None
    assert isinstance(tree, ast.Module)
    match tree.body:
        case [
            ast.Expr(ast.Call(ast.Attribute(attr="run_cell_magic"), [ast.Constant(name), _, ast.Constant(body)]))
        ] if (name in PYTHON_CELL_MAGICS):
            return oracle(str(body))
    return tree


@pytest.mark.parametrize("source", HARD.values(), ids=HARD)
def test_a_hard_cell_is_what_ipython_makes_of_it(source: str) -> None:
    parsed = parse_cell(Cell(0, "a", "code", source))
    expected = oracle(source)
    assert parsed.python.count("\n") == source.count("\n")
    assert (parsed.tree is None) == (expected is None)
    if parsed.tree is not None and expected is not None:
        assert ast.dump(parsed.tree) == ast.dump(expected)


DIFFERENT = {
    # IPython splits lines at form feeds and loses its way; Python does not
    "form feed": ("x = 1\n\x0c\n!ls", "x = 1\n\x0c\nget_ipython().system('ls')"),
    # IPython 9 takes prompts out of strings that do not start their line; earlier ones leave them
    "prompt in a string": ("x = '''\n>>> y\n'''\n!ls", "x = '''\n>>> y\n'''\nget_ipython().system('ls')"),
    # for IPython these two are its prefilter's business, or no business of its transformer at all
    "command without percent": ("pip install x", "get_ipython().run_line_magic('pip', 'install x')"),
    "Databricks cell": ("%sql\nselect 1 from x", "get_ipython().run_cell_magic('sql', '', 'select 1 from x\\n')\n"),
}


@pytest.mark.parametrize(("source", "python"), DIFFERENT.values(), ids=DIFFERENT)
def test_where_a_cell_is_read_otherwise_than_by_ipython_it_is_on_purpose(source: str, python: str) -> None:
    parsed = parse_cell(Cell(0, "a", "code", source))
    expected = oracle(source)
    assert parsed.python == python
    assert parsed.tree is not None
    assert expected is None or ast.dump(expected) != ast.dump(parsed.tree)
