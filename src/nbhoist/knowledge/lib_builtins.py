"""What the built-in functions do, and the methods of text, numbers and bytes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Items, Rows

# no rows, so the worst is assumed: __import__, compile, delattr of unknown classes, eval, exec, globals, locals, vars
FACTS: "Rows" = (
    ("builtins", "object slice property classmethod staticmethod", {"kind": "class", "holds": True}),
    ("builtins", "int float complex bool str bytes", {"kind": "class", "signature": "x=0 *args"}),
    ("builtins", "bytearray memoryview range", {"kind": "class", "signature": "x=0 *args", "aliases": True}),
    ("builtins", "type", {"kind": "class", "signature": "object *args", "returns": "builtins.type"}),
    ("builtins", "generator iterator", {"kind": "class", "aliases": True}),
    ("builtins", "abs round pow divmod", {"signature": "x *args"}),
    ("builtins", "len hash id ord", {"signature": "x", "returns": "builtins.int"}),
    ("builtins", "ascii bin chr hex oct repr", {"signature": "x", "returns": "builtins.str"}),
    ("builtins", "format", {"signature": "value format_spec=''", "returns": "builtins.str"}),
    ("builtins", "callable isinstance issubclass hasattr", {"signature": "x *args", "returns": "builtins.bool"}),
    ("builtins", "dir", {"signature": "object", "returns": "builtins.list"}),
    ("builtins", "all any", {"signature": "iterable", "consumes": ("iterable",), "returns": "builtins.bool"}),
    ("builtins", "len min max any all sorted set frozenset", {"rows": "aggregate"}),
    ("builtins", "list tuple zip enumerate round abs float int str bool", {"rows": "each"}),
    ("builtins", "sum", {"signature": "iterable start=0", "consumes": ("iterable",), "rows": "aggregate"}),
    (
        "builtins",
        "max min",
        {"signature": "*args key=None default", "consumes": ("args",), "calls": ("key",), "aliases": True},
    ),
    (
        "builtins",
        "sorted",
        {
            "signature": "iterable * key=None reverse=False",
            "consumes": ("iterable",),
            "calls": ("key",),
            "returns": "builtins.list",
            "holds": True,
        },
    ),
    ("builtins", "next", {"signature": "iterator default", "mutates": ("iterator",), "aliases": True}),
    ("builtins", "iter", {"signature": "object sentinel", "calls": ("sentinel",), "aliases": True}),
    ("builtins", "getattr", {"signature": "object name default", "aliases": True}),
    ("builtins", "setattr", {"keeps": ("value",)}),
    ("builtins", "setattr delattr", {"signature": "object name value", "mutates": ("object",), "returns": "none"}),
    ("builtins", "print", {"signature": "*args sep end file=None flush=False", "effects": ("<stdout>",)}),
    ("builtins", "print", {"mutates": ("file",), "returns": "none"}),
    ("builtins", "input", {"signature": "prompt=''", "effects": ("<stdout>",), "returns": "builtins.str"}),
    ("builtins", "help breakpoint", {"signature": "*args", "effects": ("<stdout>",), "returns": "none"}),
    (
        "builtins",
        "open",
        {
            "signature": "file mode='r' buffering=-1 encoding=None errors=None newline=None closefd=True opener=None",
            "effects": ("<files>",),
            "paths": ("file",),
            "returns": "io.TextIOWrapper",
        },
    ),
    # text
    (
        "builtins.str",
        "capitalize casefold center expandtabs format format_map ljust lower lstrip removeprefix removesuffix replace "
        "rjust rstrip strip swapcase title translate upper zfill __add__ __mod__ __mul__ __rmul__",
        {"signature": "*args **kwargs", "returns": "builtins.str"},
    ),
    ("builtins.str", "join", {"signature": "iterable", "consumes": ("iterable",), "returns": "builtins.str"}),
    ("builtins.str", "split rsplit", {"signature": "sep=None maxsplit=-1", "returns": "builtins.list"}),
    ("builtins.str", "splitlines", {"signature": "keepends=False", "returns": "builtins.list"}),
    ("builtins.str", "partition rpartition", {"signature": "sep", "returns": "builtins.tuple"}),
    ("builtins.str", "encode", {"signature": "encoding='utf-8' errors='strict'", "returns": "builtins.bytes"}),
    ("builtins.str", "maketrans", {"signature": "x *args", "returns": "builtins.dict"}),
    (
        "builtins.str",
        "isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper "
        "startswith endswith __contains__ __eq__ __ne__ __lt__ __gt__",
        {"signature": "*args", "returns": "builtins.bool"},
    ),
    ("builtins.str", "count find index rfind rindex __len__", {"signature": "*args", "returns": "builtins.int"}),
    ("builtins.bytes", "decode", {"signature": "encoding='utf-8' errors='strict'", "returns": "builtins.str"}),
    ("builtins.bytes", "hex", {"signature": "*args", "returns": "builtins.str"}),
    ("builtins.bytes", "split rsplit splitlines", {"signature": "*args", "returns": "builtins.list"}),
    ("builtins.bytes", "join replace strip lstrip rstrip upper lower", {"signature": "*args"}),
    ("builtins.bytes", "startswith endswith find count index fromhex", {"signature": "*args"}),
    # numbers
    ("builtins.int", "bit_length bit_count", {"returns": "builtins.int"}),
    ("builtins.int", "to_bytes", {"signature": "*args **kwargs", "returns": "builtins.bytes"}),
    ("builtins.int", "from_bytes", {"signature": "*args **kwargs", "returns": "builtins.int"}),
    ("builtins.int", "numerator denominator real imag", {"kind": "attribute", "returns": "builtins.int"}),
    ("builtins.float", "is_integer", {"returns": "builtins.bool"}),
    ("builtins.float", "hex", {"returns": "builtins.str"}),
    ("builtins.float", "as_integer_ratio", {"returns": "builtins.tuple"}),
    ("builtins.float", "fromhex", {"signature": "string", "returns": "builtins.float"}),
    ("builtins.float", "real imag", {"kind": "attribute", "returns": "builtins.float"}),
    ("builtins.complex", "conjugate", {"returns": "builtins.complex"}),
    ("builtins.complex", "real imag", {"kind": "attribute", "returns": "builtins.float"}),
    ("builtins.int", "conjugate", {"returns": "builtins.int"}),
    ("builtins.float", "conjugate", {"returns": "builtins.float"}),
)

IMMUTABLE = (
    "builtins.int",
    "builtins.float",
    "builtins.complex",
    "builtins.bool",
    "builtins.str",
    "builtins.bytes",
    "builtins.range",
    "builtins.slice",
    "builtins.type",
    "builtins.NoneType",
)

BASES: "Bases" = {"builtins.bool": ("builtins.int",), "builtins.generator": ("builtins.iterator",)}

ITEMS: "Items" = {
    "builtins.str": {"": "builtins.str"},
    "builtins.bytes": {"": "builtins.int", "slice": "builtins.bytes"},
    "builtins.range": {"": "builtins.int", "slice": "builtins.range"},
}
