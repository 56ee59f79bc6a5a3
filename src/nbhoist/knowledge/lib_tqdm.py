"""What tqdm does: it passes items on, and its bars go to stderr, or to widgets in a notebook."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Names, Rows

FACTS: "Rows" = (
    (
        "tqdm",
        "tqdm",
        {
            "kind": "class",
            "signature": "iterable=None desc=None total=None *args",
            "aliases": True,
            "returns": "tqdm.tqdm",
        },
    ),
    ("tqdm", "tqdm", {"consumes": ("iterable",)}),
    ("tqdm", "trange", {"signature": "*args **kwargs", "returns": "tqdm.tqdm"}),
    (
        "tqdm.notebook",
        "tqdm tqdm_notebook",
        {"signature": "iterable=None desc=None total=None *args", "aliases": True, "returns": "tqdm.tqdm"},
    ),
    ("tqdm.notebook", "tqdm tqdm_notebook trange tnrange", {"effects": ("<display>",), "consumes": ("iterable",)}),
    ("tqdm.notebook", "trange tnrange", {"signature": "*args **kwargs", "returns": "tqdm.tqdm"}),
    ("tqdm.tqdm", "pandas", {"signature": "*args **kwargs", "role": "setup", "effects": ("<options>",)}),
    ("tqdm.tqdm", "write", {"signature": "s file=None end *args", "effects": ("<stdout>",), "mutates": ("file",)}),
    (
        "tqdm.tqdm",
        "update set_description set_description_str set_postfix set_postfix_str close refresh reset clear unpause display",
        {"signature": "*args **kwargs", "mutates": ("self",)},
    ),
    ("tqdm.tqdm", "__enter__", {"returns": "self"}),
    ("tqdm.tqdm", "n total desc", {"kind": "attribute"}),
)

BASES: "Bases" = {"tqdm.tqdm": ("builtins.iterator",)}

NAMES: "Names" = {
    "tqdm.std": "tqdm",
    "tqdm._tqdm": "tqdm",
    "tqdm.auto": "tqdm.notebook",
    "tqdm.autonotebook": "tqdm.notebook",
    "tqdm._tqdm_notebook": "tqdm.notebook",
    "tqdm.tqdm_notebook": "tqdm.notebook.tqdm",
    "tqdm.tnrange": "tqdm.notebook.trange",
}
