"""Which names a statement reads, binds and deletes: one row per construct."""

from __future__ import annotations

import pytest
from analysed import facts_of, last, only

# what it shows | statement | reads | bound on every path | bound on some path only | deletes
ROWS = [
    ("assignment", "x = y", "y", "x", "", ""),
    ("annotation alone binds nothing", "x: int", "int", "", "", ""),
    ("annotated assignment", "x: int = y", "int y", "x", "", ""),
    ("augmented assignment reads its target", "x += 1", "x", "x", "", ""),
    ("swap", "a, b = b, a", "a b", "a b", "", ""),
    ("starred target", "a, *b = c", "c", "a b", "", ""),
    ("nested targets", "(a, [b, *c]) = d", "d", "a b c", "", ""),
    ("chain of targets", "x = y = z", "z", "x y", "", ""),
    ("assigning to an item binds nothing", "d['k'] = y", "d y", "", "", ""),
    ("assigning to an attribute binds nothing", "o.attr = y", "o y", "", "", ""),
    ("the value is read before the target is bound", "x = x + 1", "x", "x", "", ""),
    ("walrus in a condition leaks", "if (n := len(a)) > 3:\n    b = n", "a len", "n", "b", ""),
    ("walrus is read behind itself", "x = (y := 5) + y", "", "x y", "", ""),
    ("walrus behind `and` may not run", "a and (b := c)", "a c", "", "b", ""),
    ("walrus at the end of a chained comparison may not run", "0 < a < (b := c)", "a c", "", "b", ""),
    ("walrus in one half of a conditional expression", "(b := c) if a else d", "a c d", "", "b", ""),
    ("walrus in a comprehension leaks, its variable does not", "[y := f(x) for x in xs]", "f xs", "", "y", ""),
    ("one branch", "if t:\n    x = 1", "t", "", "x", ""),
    ("both branches", "if t:\n    x = 1\nelse:\n    x = 2", "t", "x", "", ""),
    ("a branch that raises does not count", "if t:\n    x = 1\nelse:\n    raise E", "E t", "x", "", ""),
    ("read behind one branch", "if t:\n    x = 1\nelse:\n    y = x", "t x", "", "x y", ""),
    ("variable of a loop leaks, when the loop runs", "for i in items:\n    t += i", "items t", "", "i t", ""),
    ("a loop over a literal runs", "for i in [1, 2]:\n    last = i", "", "i last", "", ""),
    ("a loop over a range of a number runs", "for i in range(3):\n    last = i", "range", "i last", "", ""),
    ("a loop over range(0) does not", "for i in range(0):\n    last = i", "range", "", "i last", ""),
    ("a loop over an empty list does not", "for i in []:\n    last = i", "", "", "i last", ""),
    ("a loop that may stop early", "for i in [1, 2]:\n    if i:\n        break\n    x = i", "", "", "i x", ""),
    ("`else` of a loop may not run", "for i in xs:\n    break\nelse:\n    done = 1", "xs", "", "done i", ""),
    ("target of a loop that is an item", "for d['k'] in xs:\n    pass", "d xs", "", "", ""),
    ("while", "while q:\n    item = q.pop()", "q", "", "item", ""),
    ("while with a walrus", "while (line := read()):\n    n = line", "read", "line", "n", ""),
    ("with", "with open(p) as fh, lock as (a, b):\n    t = fh.read()", "lock open p", "a b fh t", "", ""),
    ("with that may swallow an exception", "with suppress(E):\n    x = y", "E suppress y", "", "x", ""),
    ("the exception of a handler is unbound again", "try:\n    x = f()\nexcept E as e:\n    print(e)",
     "E f print", "", "x", "e"),
    ("a name that a handler takes over", "try:\n    e = f()\nexcept E as e:\n    pass", "E f", "", "e", "e"),
    ("import or fallback", "try:\n    import fast\nexcept ImportError:\n    fast = None", "ImportError", "fast", "", ""),
    ("a handler that raises still is a way through", "try:\n    x = 1\nexcept E:\n    raise", "E", "", "x", ""),
    ("finally", "try:\n    x = f()\nfinally:\n    y = 2", "f", "x y", "", ""),
    ("finally runs when the body failed", "try:\n    x = f()\nfinally:\n    y = x", "f x", "x y", "", ""),
    ("`else` of try", "try:\n    x = f()\nexcept E:\n    x = y = 0\nelse:\n    y = x", "E f", "x y", "", ""),
    ("except*", "try:\n    pass\nexcept* E as group:\n    seen = group", "E", "", "seen", "group"),
    ("match: sequence, mapping, class", "match c:\n    case [a, *r]:\n        pass\n    case {'k': v, **o}:\n        pass\n"
     "    case P(x=px) as w:\n        pass", "P c", "", "a o px r v w", ""),
    ("match: guards and dotted names are read", "match v:\n    case int() if v > lim:\n        r = v\n    case C.RED:\n"
     "        r = 0", "C int lim v", "", "r", ""),
    ("del", "del x, y", "x y", "", "", "x y"),
    ("del of a tuple", "del (x, y)", "x y", "", "", "x y"),
    ("del of an item unbinds nothing", "del d['k']", "d", "", "", ""),
    ("del in a branch", "if t:\n    del x", "t x", "", "", "x"),
    ("del, then bound again", "if t:\n    del x\n    x = 1", "t x", "", "x", "x"),
    ("variable of a comprehension does not leak", "s = [x for x in x]", "x", "s", "", ""),
    ("second iterable sees the first variable", "s = [(x, y) for x in xs for y in x]", "xs", "s", "", ""),
    ("condition of a comprehension", "s = {k: v for k, v in d.items() if k in keep}", "d keep", "s", "", ""),
    ("import of a submodule binds the top", "import os.path", "", "os", "", ""),
    ("import as", "import a.b as c, d.e", "", "c d", "", ""),
    ("from import as", "from m import a, b as c", "", "a c", "", ""),
    ("f-string, with a nested format", "s = f'{x} {y!r:>{w}}'", "w x y", "s", "", ""),
    ("stars in a call", "f(*args, **options)", "args f options", "", "", ""),
    ("top-level await", "r = await get(url)", "get url", "r", "", ""),
    ("async for", "async for x in stream:\n    last = x", "stream", "", "last x", ""),
    ("async with", "async with session as s:\n    r = s.get(u)", "session u", "r s", "", ""),
    ("guard of a script", "if __name__ == '__main__':\n    x = 1", "__name__", "", "x", ""),
    ("emoji-like and accented names", "größe = länge", "länge", "größe", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "reads", "always", "sometimes", "deletes"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_names(source: str, reads: str, always: str, sometimes: str, deletes: str) -> None:
    names = only(source).names
    assert names.reads == set(reads.split())
    assert names.defines == set(always.split())
    assert names.may_define == set(always.split()) | set(sometimes.split())
    assert names.deletes == set(deletes.split())


# what it shows | statement | reads when it runs | looked up later | bound later by `global`
SCOPES = [
    ("a function looks up globals when it is called", "def f(a):\n    return a + g", "g", "g", ""),
    ("a default is read when the function is made", "def f(a=g):\n    return a", "g", "", ""),
    ("annotations and decorators are read at once", "@deco(arg)\ndef f(x: T) -> R:\n    pass", "R T arg deco", "", ""),
    ("a recursive function looks itself up", "def f():\n    return f()", "", "f", ""),
    ("a local name is no global, wherever it is bound", "def f():\n    g(x)\n    x = 1", "g", "g", ""),
    ("`global` that is read and bound", "def f():\n    global n\n    n += 1", "n", "n", "n"),
    ("`global` deep inside", "def f():\n    def g():\n        global n\n        n = 1\n    return g", "n", "n", "n"),
    ("`nonlocal` stays inside", "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = y\n    return g", "y", "y", ""),
    ("a nested function sees the locals around it", "def f(a):\n    def g():\n        return a + b\n    return g", "b", "b", ""),
    ("the exception of a handler is local", "def f():\n    try:\n        g()\n    except E as e:\n        h(e)", "E g h", "E g h", ""),
    ("an import in a function is local", "def f():\n    import os\n    return os.name + os.sep", "", "", ""),
    ("lambda", "key = lambda r: r[col]", "col", "col", ""),
    ("default of a lambda", "key = lambda r, c=col: r[c]", "col", "", ""),
    ("lambdas in a comprehension share its variable", "fs = [lambda: i for i in xs]", "xs", "", ""),
    ("generator: first iterable now, the rest later", "g = (x for x in xs if x > lim)", "lim xs", "lim", ""),
    ("a method does not see the names of its class", "class C:\n    a = 1\n    def m(self):\n        return a", "a", "a", ""),
    ("a class body does", "class C:\n    a = top\n    b = a", "top", "", ""),
    ("a class body may read what it shadows", "class C:\n    x = x", "x", "", ""),
    ("bases and keywords are read at once", "class C(Base, metaclass=M):\n    pass", "Base M", "", ""),
    ("a method looks its class up", "class C:\n    def m(self):\n        return C", "", "C", ""),
    ("class in a class", "class A:\n    class B:\n        y = outer", "outer", "", ""),
    ("comprehension in a class: first iterable of the class", "class C:\n    xs = [1]\n    ys = [x for x in xs]", "", "", ""),
    ("comprehension in a class: the rest is global", "class C:\n    xs = [1]\n    ys = [y for _ in xs for y in xs]", "xs", "xs", ""),
    ("async function", "async def f():\n    async for x in y:\n        pass", "y", "y", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "reads", "captures", "assigns"), [r[1:] for r in SCOPES], ids=[r[0] for r in SCOPES]
)
def test_scopes(source: str, reads: str, captures: str, assigns: str) -> None:
    names = only(source).names
    assert names.reads == set(reads.split())
    assert names.captures == set(captures.split())
    assert names.assigns_global == set(assigns.split())


@pytest.mark.parametrize(
    ("source", "opaque"),
    [
        ("exec('x = 1')", True),
        ("eval(text)", True),
        ("globals()['x'] = 1", True),
        ("from m import *", True),
        ("class C:\n    exec('x = 1')", True),
        ("def f(name):\n    return globals()[name]", True),
        ("f = lambda text: eval(text)", True),
        ("model.eval()", False),
        ("frame.query('a > @limit')", False),
    ],
    ids=[
        "exec",
        "eval",
        "globals",
        "star import",
        "in a class body",
        "in a function",
        "in a lambda",
        "a method `eval`",
        "query",
    ],
)
def test_names_that_cannot_be_known_are_said_so(source: str, opaque: bool) -> None:
    assert only(source).names.opaque is opaque


# a container that certainly holds items makes a loop over it certain to run
FILLED = [
    ("bound once to a literal with items", "xs = [1]\nfor x in xs:\n    y = x", True),
    ("a dictionary through items()", "d = {'a': 1}\nfor k, v in d.items():\n    y = v", True),
    ("through enumerate", "xs = [1]\nfor i, x in enumerate(xs):\n    y = x", True),
    ("appended to", "xs = [1]\nxs.append(2)\nfor x in xs:\n    y = x", True),
    ("only printed", "xs = [1]\nprint(xs)\nfor x in xs:\n    y = x", True),
    ("empty", "xs = []\nfor x in xs:\n    y = x", False),
    ("bound twice", "xs = [1]\nxs = f()\nfor x in xs:\n    y = x", False),
    ("emptied", "xs = [1]\nxs.clear()\nfor x in xs:\n    y = x", False),
    ("an item removed", "xs = [1]\ndel xs[0]\nfor x in xs:\n    y = x", False),
    ("handed to somebody", "xs = [1]\nf(xs)\nfor x in xs:\n    y = x", False),
    ("another name for it", "xs = [1]\nzs = xs\nzs.clear()\nfor x in xs:\n    y = x", False),
    ("another name inside a list", "xs = [1]\nzs = [xs]\nzs[0].clear()\nfor x in xs:\n    y = x", False),
    ("another name in a pair", "xs = [1]\nzs, n = xs, 1\nzs.clear()\nfor x in xs:\n    y = x", False),
    ("another name by walrus", "xs = [1]\n(zs := xs).clear()\nfor x in xs:\n    y = x", False),
    ("another name through a conditional", "xs = [1]\nzs = xs if t else None\nzs.clear()\nfor x in xs:\n    y = x", False),
    ("given back by a function", "xs = [1]\ndef f():\n    return xs\nf().clear()\nfor x in xs:\n    y = x", False),
    ("a variable of a loop over lists of it", "xs = [1]\nfor zs in [xs]:\n    zs.clear()\nfor x in xs:\n    y = x", False),
    ("a slice assigned", "xs = [1]\nxs[:] = []\nfor x in xs:\n    y = x", False),
    ("shrunk by an augmented assignment", "xs = {1}\nxs -= {1}\nfor x in xs:\n    y = x", False),
    ("handed to a builtin that calls", "xs = [1]\nlist(map(list.clear, [xs]))\nfor x in xs:\n    y = x", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "runs"), [r[1:] for r in FILLED], ids=[r[0] for r in FILLED])
def test_loops_that_certainly_run(text: str, runs: bool) -> None:
    assert ("y" in last(text).names.defines) is runs


@pytest.mark.parametrize(
    "command", ["echo {}", "awk '{print $1}' x", "curl -d '{\"a\": 1}' x", "x {1 +}", "x {a!r:>{b}}"]
)
def test_a_command_with_braces_that_are_no_expression_is_taken_literally(command: str) -> None:
    assert facts_of(f"a = 1\n!{command}\n").statements[1].reads <= {"get_ipython", "a"}
