"""What the methods of the built-in containers, iterators and files do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Items, Rows

FACTS: "Rows" = (
    (
        "builtins",
        "list tuple set frozenset",
        {"kind": "class", "signature": "iterable=()", "consumes": ("iterable",), "holds": True},
    ),
    ("builtins", "dict", {"kind": "class", "signature": "*args **kwargs", "consumes": ("args",), "holds": True}),
    (
        "builtins",
        "enumerate reversed",
        {"kind": "class", "signature": "iterable start=0", "consumes": ("iterable",), "aliases": True},
    ),
    ("builtins", "zip", {"kind": "class", "signature": "*iterables strict=False", "consumes": ("iterables",)}),
    ("builtins", "zip", {"aliases": True}),
    ("builtins", "map", {"kind": "class", "signature": "func *iterables", "calls": ("func",), "aliases": True}),
    ("builtins", "map", {"consumes": ("iterables",)}),
    ("builtins", "filter", {"kind": "class", "signature": "function iterable", "calls": ("function",)}),
    ("builtins", "filter", {"aliases": True, "consumes": ("iterable",)}),
    ("builtins.iterator", "__next__", {"signature": "value", "mutates": ("self",), "aliases": True}),
    ("builtins.generator", "send throw close", {"signature": "value", "mutates": ("self",), "aliases": True}),
    # list
    ("builtins.list", "append", {"signature": "object", "mutates": ("self",), "returns": "none"}),
    ("builtins.list", "extend", {"signature": "iterable", "mutates": ("self",), "consumes": ("iterable",)}),
    ("builtins.list", "extend", {"returns": "none"}),
    ("builtins.list", "insert", {"signature": "index object", "mutates": ("self",), "returns": "none"}),
    ("builtins.list", "remove", {"signature": "value", "mutates": ("self",), "returns": "none"}),
    ("builtins.list", "clear reverse", {"mutates": ("self",), "returns": "none"}),
    ("builtins.list", "sort", {"signature": "* key=None reverse=False", "mutates": ("self",), "calls": ("key",)}),
    ("builtins.list", "sort", {"returns": "none"}),
    ("builtins.list", "pop", {"signature": "index=-1", "mutates": ("self",), "holds": True}),
    ("builtins.list", "copy", {"returns": "type:self", "holds": True}),
    ("builtins.list", "__add__ __mul__ __rmul__", {"signature": "value", "returns": "type:self", "holds": True}),
    ("builtins.list", "__iadd__ __imul__", {"signature": "value", "mutates": ("self",), "returns": "self"}),
    ("builtins.list", "__setitem__ __delitem__", {"signature": "key value", "mutates": ("self",), "returns": "none"}),
    ("builtins.list", "count index __len__", {"signature": "*args", "returns": "builtins.int"}),
    ("builtins.list", "__contains__", {"signature": "value", "returns": "builtins.bool"}),
    ("builtins.list", "append insert", {"keeps": ("object",)}),
    ("builtins.list", "extend", {"keeps": ("iterable",)}),
    # tuple
    ("builtins.tuple", "count index __len__", {"signature": "*args", "returns": "builtins.int"}),
    ("builtins.tuple", "__add__ __mul__ __rmul__", {"signature": "value", "returns": "builtins.tuple", "holds": True}),
    # dict
    ("builtins.dict", "clear", {"mutates": ("self",), "returns": "none"}),
    ("builtins.dict", "update", {"signature": "*args **kwargs", "mutates": ("self",), "consumes": ("args",)}),
    ("builtins.dict", "update", {"returns": "none"}),
    ("builtins.dict", "setdefault", {"signature": "key default=None", "mutates": ("self",), "aliases": True}),
    ("builtins.dict", "update", {"keeps": ("args", "kwargs", "")}),
    ("builtins.dict", "setdefault", {"keeps": ("default",)}),
    ("builtins.dict", "pop", {"signature": "key default", "mutates": ("self",), "aliases": True}),
    ("builtins.dict", "popitem", {"mutates": ("self",), "returns": "builtins.tuple", "holds": True}),
    ("builtins.dict", "get __getitem__", {"signature": "key default=None", "aliases": True}),
    ("builtins.dict", "keys values items", {"returns": "builtins.dict_view", "aliases": True}),
    ("builtins.dict", "copy __or__", {"returns": "type:self", "holds": True}),
    ("builtins.dict", "fromkeys", {"signature": "iterable value=None", "returns": "builtins.dict", "holds": True}),
    ("builtins.dict", "fromkeys", {"consumes": ("iterable",)}),
    ("builtins.dict", "__ior__", {"signature": "other", "mutates": ("self",), "returns": "self"}),
    ("builtins.dict", "__setitem__ __delitem__", {"signature": "key value", "mutates": ("self",), "returns": "none"}),
    ("builtins.dict", "__contains__", {"signature": "key", "returns": "builtins.bool"}),
    ("builtins", "dict_view", {"kind": "class", "aliases": True}),
    # set
    ("builtins.set", "add remove discard", {"signature": "value", "mutates": ("self",), "returns": "none"}),
    ("builtins.set", "add", {"keeps": ("value",)}),
    ("builtins.set", "clear", {"mutates": ("self",), "returns": "none"}),
    ("builtins.set", "pop", {"mutates": ("self",), "holds": True}),
    (
        "builtins.set",
        "update difference_update intersection_update symmetric_difference_update",
        {"signature": "*others", "mutates": ("self",), "consumes": ("others",), "returns": "none"},
    ),
    ("builtins.set", "update", {"keeps": ("others",)}),
    ("builtins.set", "__iand__ __ior__ __isub__ __ixor__", {"signature": "other", "mutates": ("self",)}),
    ("builtins.set", "__iand__ __ior__ __isub__ __ixor__", {"returns": "self"}),
    (
        "builtins.frozenset",
        "union intersection difference symmetric_difference copy __and__ __or__ __sub__ __xor__",
        {"signature": "*others", "consumes": ("others",), "returns": "type:self", "holds": True},
    ),
    ("builtins.frozenset", "issubset issuperset isdisjoint __contains__", {"signature": "other"}),
    ("builtins.frozenset", "issubset issuperset isdisjoint __contains__", {"returns": "builtins.bool"}),
    # bytearray
    ("builtins.bytearray", "append extend insert remove reverse clear pop", {"signature": "*args"}),
    ("builtins.bytearray", "append extend insert remove reverse clear pop __iadd__", {"mutates": ("self",)}),
)

IMMUTABLE = ("builtins.tuple", "builtins.frozenset")  # themselves; what they contain may change

BASES: "Bases" = {
    "builtins.set": ("builtins.frozenset",),
    "builtins.zip": ("builtins.iterator",),
    "builtins.map": ("builtins.iterator",),
    "builtins.filter": ("builtins.iterator",),
    "builtins.enumerate": ("builtins.iterator",),
    "builtins.reversed": ("builtins.iterator",),
}

ITEMS: "Items" = {
    "builtins.list": {"slice": "builtins.list"},
    "builtins.tuple": {"slice": "builtins.tuple"},
}
