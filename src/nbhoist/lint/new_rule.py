"""The two files of a new rule: a check that works, and a page that proves it, for an example to be replaced."""

import re
from string import Template
from typing import TYPE_CHECKING

from nbhoist.errors import NbhoistError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbhoist.lint.entry import Entry

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)+")
_FAMILY = re.compile(r"[a-z]+")
_NEW_PREFIX = "XYZ"

_CHECK = Template('''\
"""$code: a call of `replace_me`."""

import ast
from collections.abc import Iterator

from nbhoist.codemod.text import replaced
from nbhoist.lint.diagnostic import Diagnostic
from nbhoist.lint.rule import Context, NodeRule


class $class_name(NodeRule[ast.Name]):
    """A call of `replace_me`."""

    code = "$code"
    severity = "warning"
    applicability = "unsafe"
    message = "`{name}` is an example; use `replacement`"
    nodes = (ast.Name,)

    def check(self, node: ast.Name, context: Context) -> Iterator[Diagnostic]:
        """One diagnostic per use."""
        if node.id == "replace_me" and isinstance(node.ctx, ast.Load):
            edit = replaced(context.parsed, node, "replacement")
            fix = self.fix("use `replacement`", (edit,) if edit is not None else None)
            yield self.at_node(context, node, fix=fix, name=node.id)
''')

_PAGE = Template("""\
# $name ($code)

A call of `replace_me`.

## Why is this bad?

Say what goes wrong for whom, in two or three sentences.

## Bad

At top level, through an alias of a module:

```python
# %%
import math as m
m.sqrt(replace_me(2))  # error: [$code]
```

Inside a function:

```python
# %%
def f():
    return replace_me(1)  # error: [$code]
```

Across cells:

```python
# %%
x = 1

# %%
y = replace_me(x)  # error: [$code]
```

## Good

```python
# %%
import math as m
m.sqrt(replacement(2))
```

```python
# %%
def f():
    return replacement(1)
```

```python
# %%
x = 1

# %%
y = replacement(x)
```

## Fixed

```python
# %%
import math as m
m.sqrt(replacement(2))
```

```python
# %%
def f():
    return replacement(1)
```

```python
# %%
x = 1

# %%
y = replacement(x)
```

## Fix safety

Say why the fix is unsafe, or safe.

## Limits

```python
# %%
again = globals()["replace_me"]  # missed: [$code]
```

## References

- Where it is said that this is bad.
""")


def new_rule_files(family: str, name: str, known: "Sequence[Entry]") -> dict[str, str]:
    """File name → text of the check and the page; raises `NbhoistError` for names that no rule may have."""
    if not _NAME.fullmatch(name):
        raise NbhoistError(f"`{name}` is no name of a rule; name the bad pattern in words, such as `absolute-path`")
    if not _FAMILY.fullmatch(family):
        raise NbhoistError(f"`{family}` is no family; use one word in lower case, such as `environment`")
    if any(entry.name == name for entry in known):
        raise NbhoistError(f"a rule is called `{name}` already; choose another name")
    words = {"code": _free_code(family, known), "name": name, "class_name": _class_name(name)}
    module = name.replace("-", "_")
    return {f"{module}.py": _CHECK.substitute(words), f"{module}.md": _PAGE.substitute(words)}


def _free_code(family: str, known: "Sequence[Entry]") -> str:
    """The code behind the last one of the family; families of your own start with another prefix."""
    codes = sorted(entry.code for entry in known if entry.family == family)
    if not codes:
        return f"{_NEW_PREFIX}001"
    return f"{codes[-1][:-3]}{int(codes[-1][-3:]) + 1:03}"


def _class_name(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))
