"""Small programs that run: assignments, mutation, aliases, functions, loops, branches, deletions, classes."""

from __future__ import annotations

from textwrap import indent

from hypothesis import strategies as st

PREAMBLE = (
    "import random",
    "from contextlib import suppress",
    "n, m = 1, 2",
    "xs, ys = [1, 2], [3]",
    "d = {'a': 1, 'list': []}",
    "held = [xs]",
    "def f(p): return p",
    "def g(p): p.append(n)",
    "zs = ys",
    "it = iter(xs)",
)
_numbers = st.sampled_from(["n", "m", "0", "1", "7", "len(xs)", "xs[0]", "d['a']", "f(n)", "random.random()", "n + m"])
_lists = st.sampled_from(["xs", "ys", "held[0]", "f(xs)", "xs or ys", "sorted(ys)", "list(d)", "[n, m]", "xs + ys"])
_number_names = st.sampled_from(["n", "m", "k"])
_list_names = st.sampled_from(["xs", "ys", "zs"])
_names = st.sampled_from(["n", "m", "k", "xs", "ys", "zs", "d", "e", "f", "g", "held"])
_functions = st.sampled_from(["f", "g"])


def _made(template: str, **parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.fixed_dictionaries(parts).map(lambda given: template.format(**given))


_simple = st.one_of(
    _made("{a} = {v}", a=_number_names, v=_numbers),
    _made("{a} = {v}", a=_list_names, v=_lists),
    _made("{a}, {b} = {b}, {a}", a=_number_names, b=_number_names),
    _made("{a}, {b} = {b}, {a}", a=_list_names, b=_list_names),
    _made("{a}, *{b} = {v}", a=_number_names, b=_list_names, v=_lists),
    _made("{a} = {b} = {v}", a=_list_names, b=_list_names, v=_lists),
    _made("{a}: int = {v}", a=_number_names, v=_numbers),
    _made("{a} += {v}", a=_number_names, v=_numbers),
    _made("{a} += {v}", a=_list_names, v=_lists),
    _made("{a}[0] = {v}", a=_list_names, v=_numbers),
    _made("{a}.append({v})", a=_list_names, v=_numbers),
    _made("held.append({v})", v=_lists),
    _made("held.append(list({v}))", v=_lists),
    _made("held += [{v}]", v=_lists),
    _made("held[-1].append({v})", v=_numbers),
    _made("{a}.sort()", a=_list_names),
    _made("random.shuffle({a})", a=_list_names),
    _made("random.seed({v})", v=_numbers),
    _made("d[{k}] = {v}", k=st.sampled_from(["'a'", "'b'"]), v=_numbers),
    _made("d.update(a={v})", v=_numbers),
    _made("d['list'] = {v}", v=_lists),
    _made("d['list'].append({v})", v=_numbers),
    _made("print({v})", v=_numbers | _lists),
    _made("{a} = [{e} for {b} in {v}]", a=_list_names, e=_numbers, b=_number_names, v=_lists),
    _made("{a} = [({b} := item) for item in {v}]", a=_list_names, b=_number_names, v=_lists),
    _made("{a} = sum({e} for {b} in {v} if {c})", a=_number_names, e=_numbers, b=_number_names, v=_lists, c=_numbers),
    _made("{a} = {v} if {c} else {w}", a=_number_names, v=_numbers, c=_numbers, w=_numbers),
    _made("{c} and ({a} := {v})", c=_numbers, a=_number_names, v=_numbers),
    _made("0 < {c} < ({a} := {v})", c=_numbers, a=_number_names, v=_numbers),
    _made("{a} = f({v})", a=_list_names, v=_lists),
    _made("f({v})", v=_lists),
    _made("{a} = {b} = {f}", a=_functions, b=st.sampled_from(["h", "e"]), f=_functions),
    _made("{f} = lambda p: {a}.append({v})", f=_functions, a=_list_names, v=_numbers),
    _made("{f} = lambda p: {v}", f=_functions, v=st.one_of(_numbers, _lists, st.just("p"))),
    _made("list(map({f}, {v}))", f=_functions, v=_lists),
    _made("{a} = map({f}, {v})", a=st.just("e"), f=_functions, v=_lists),
    _made("{a} = list(e)", a=_list_names),
    _made("{a} = next(iter({v}))", a=_number_names, v=_lists),
    _made("it = iter({v})", v=_lists),
    _made("{a} = next(it, 0)", a=_number_names),
    _made("del {a}", a=_names),
    _made("del {a}[0]", a=_list_names),
    _made("import os as {a}", a=_names),
)


def _is_legal(source: str) -> bool:
    """Whether Python takes the source; a walrus in a comprehension of a class body, for one, it does not."""
    try:
        compile(source, "<source>", "exec")
    except SyntaxError:
        return False
    return True


def _block(body: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(body, min_size=1, max_size=3).map(lambda lines: indent("\n".join(lines), "    "))


def _compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    block, leaving = _block(inner), _block(inner | st.sampled_from(["break", "continue", "raise ValueError"]))
    function = _block(inner | _made("return {v}", v=st.sampled_from(["p", "xs", "n", "[p, xs]"])))
    made = st.one_of(
        _made("if {c}:\n{x}", c=_numbers, x=block),
        _made("if {c}:\n{x}\nelse:\n{y}", c=_numbers, x=block, y=block),
        _made("for {a} in {v}:\n{x}", a=_number_names, v=_lists | st.sampled_from(["range(2)", "[1, 2]"]), x=leaving),
        _made("for {a} in {v}:\n{x}\nelse:\n{y}", a=_number_names, v=_lists, x=leaving, y=block),
        _made("while {c}:\n{x}\n    break\nelse:\n{y}", c=_numbers, x=block, y=block),
        _made("try:\n{x}\nexcept Exception as {e}:\n{y}", x=block, e=_names, y=block),
        _made("try:\n{x}\nexcept ValueError:\n{y}\nelse:\n{z}\nfinally:\n{w}", x=block, y=block, z=block, w=block),
        _made("try:\n{x}\nfinally:\n{y}", x=block, y=block),
        _made("with suppress(Exception):\n{x}", x=block),
        _made("match {v}:\n    case [{a}, *{b}]:\n{x}\n    case {c}:\n{y}", v=_lists | _numbers, a=_number_names,
              b=_list_names, c=_names, x=block.map(lambda t: indent(t, "    ")), y=block.map(lambda t: indent(t, "    "))),
        _made("def {f}(p, q={v}):\n{x}", f=_functions, v=_lists, x=function),
        _made("def {f}(p):\n    global {a}\n{x}", f=_functions, a=_names, x=function),
        _made("class {c}:\n    size = {v}\n{x}\n    def go(self, p):\n{y}", c=st.just("C"), v=_numbers, x=block,
              y=function.map(lambda t: indent(t, "    "))),
        st.just("C().go(1)"),
    )  # fmt: skip
    return made.filter(_is_legal)


_flat = st.deferred(lambda: _compound(_simple))  # deferred, so that a strategy within a strategy stays short to print
_nested = st.deferred(lambda: _compound(_simple | _flat))
programs = st.deferred(lambda: st.lists(_simple | _flat | _nested, min_size=2, max_size=8))
