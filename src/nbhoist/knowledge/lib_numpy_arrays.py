"""What the methods and attributes of numpy's arrays do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Items, Rows

FACTS: "Rows" = (
    (
        "numpy.ndarray",
        "__add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __floordiv__ __mod__ __pow__ "
        "__rpow__ __neg__ __pos__ __abs__ __invert__ __and__ __or__ __xor__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ "
        "__matmul__",
        {"signature": "other", "returns": "type:self", "rows": "each"},
    ),
    (
        "numpy.ndarray",
        "__iadd__ __isub__ __imul__ __itruediv__ __ifloordiv__ __imod__ __ipow__ __iand__ __ior__ __ixor__ __imatmul__ "
        "__ilshift__ __irshift__",
        {"signature": "other", "mutates": ("self",), "returns": "self"},
    ),
    ("numpy.ndarray", "__setitem__ __delitem__", {"signature": "key value", "mutates": ("self",), "returns": "none"}),
    ("numpy.ndarray", "__getitem__", {"signature": "key", "aliases": True}),
    ("numpy.ndarray", "__contains__", {"signature": "value", "returns": "builtins.bool"}),
    ("numpy.ndarray", "__len__", {"returns": "builtins.int"}),
    # new arrays
    ("numpy.ndarray", "copy flatten", {"signature": "order='C'", "returns": "type:self"}),
    ("numpy.ndarray", "astype", {"signature": "dtype order='K' casting='unsafe' subok=True copy=True"}),
    ("numpy.ndarray", "astype", {"returns": "type:self", "rows": "each", "aliases_given": ("copy",)}),
    ("numpy.ndarray", "clip", {"signature": "min=None max=None out=None", "mutates": ("out",), "rows": "each"}),
    ("numpy.ndarray", "clip round", {"returns": "type:self"}),
    ("numpy.ndarray", "round", {"signature": "decimals=0 out=None", "mutates": ("out",), "rows": "each"}),
    ("numpy.ndarray", "conj conjugate", {"returns": "type:self", "aliases": True}),
    ("numpy.ndarray", "repeat take compress choose", {"signature": "a axis=None out=None", "mutates": ("out",)}),
    ("numpy.ndarray", "repeat take compress choose", {"returns": "type:self"}),
    ("numpy.ndarray", "nonzero", {"returns": "builtins.tuple"}),
    ("numpy.ndarray", "argsort argpartition", {"signature": "axis=-1 *args", "returns": "numpy.ndarray"}),
    ("numpy.ndarray", "argsort argpartition", {"rows": "batch"}),
    ("numpy.ndarray", "searchsorted", {"signature": "v side='left' sorter=None"}),
    ("numpy.ndarray", "cumsum cumprod", {"signature": "axis=None dtype=None out=None", "mutates": ("out",)}),
    ("numpy.ndarray", "cumsum cumprod", {"returns": "type:self", "rows": "batch"}),
    ("numpy.ndarray", "dot", {"signature": "b out=None", "mutates": ("out",), "returns": "numpy.item"}),
    # views
    ("numpy.ndarray", "reshape ravel flatten squeeze copy tolist", {"rows": "each"}),
    ("numpy.ndarray", "reshape", {"signature": "*shape order='C'", "returns": "type:self", "aliases": True}),
    ("numpy.ndarray", "ravel squeeze transpose swapaxes diagonal", {"signature": "*axes", "returns": "type:self"}),
    ("numpy.ndarray", "ravel squeeze transpose swapaxes diagonal view newbyteorder", {"aliases": True}),
    ("numpy.ndarray", "view newbyteorder", {"signature": "dtype type", "returns": "type:self"}),
    ("numpy.ndarray", "T mT real imag flat data base", {"kind": "attribute", "aliases": True}),
    ("numpy.ndarray", "T mT real imag", {"kind": "attribute", "returns": "type:self"}),
    ("numpy.ndarray", "byteswap", {"signature": "inplace=False", "returns": "type:self"}),
    ("numpy.ndarray", "byteswap", {"mutates_given": ("inplace:self",)}),
    ("numpy.ndarray", "newbyteorder ptp tostring itemset", {"until": "2.0"}),
    ("numpy.ndarray", "device", {"kind": "attribute"}),
    ("numpy.ndarray", "getfield", {"signature": "dtype offset=0", "aliases": True}),
    # summaries
    (
        "numpy.ndarray",
        "sum prod mean std var min max ptp argmin argmax all any trace",
        {"signature": "axis=None dtype=None out=None", "mutates": ("out",), "rows": "aggregate"},
    ),
    ("numpy.ndarray", "min max argmin argmax all any", {"signature": "axis=None out=None"}),
    ("numpy.ndarray", "sum prod mean std var min max ptp trace", {"returns": "numpy.item"}),
    ("numpy.ndarray", "item", {"signature": "*args"}),
    ("numpy.ndarray", "tolist", {"returns": "builtins.list"}),
    ("numpy.ndarray", "tobytes tostring dumps", {"signature": "order='C'", "returns": "builtins.bytes"}),
    ("numpy.ndarray", "shape strides", {"kind": "attribute", "returns": "builtins.tuple"}),
    ("numpy.ndarray", "ndim size itemsize nbytes", {"kind": "attribute", "returns": "builtins.int"}),
    ("numpy.ndarray", "dtype", {"kind": "attribute", "returns": "numpy.dtype"}),
    ("numpy.ndarray", "flags", {"kind": "attribute", "aliases": True}),
    # changed in place
    ("numpy.ndarray", "sort partition", {"signature": "axis=-1 *args", "mutates": ("self",), "returns": "none"}),
    ("numpy.ndarray", "fill", {"signature": "value", "mutates": ("self",), "returns": "none"}),
    ("numpy.ndarray", "put", {"signature": "indices values mode='raise'", "mutates": ("self",), "returns": "none"}),
    ("numpy.ndarray", "itemset setfield", {"signature": "*args", "mutates": ("self",), "returns": "none"}),
    ("numpy.ndarray", "resize", {"signature": "*new_shape", "mutates": ("self",), "returns": "none"}),
    ("numpy.ndarray", "setflags", {"signature": "write=None", "mutates": ("self",), "returns": "none"}),
    ("numpy.ndarray", "tofile dump", {"role": "save", "signature": "fid sep='' format='%s'", "paths": ("fid", "file")}),
    ("numpy.ndarray", "tofile dump", {"effects": ("<files>",), "files": "write", "returns": "none"}),
    # polynomials, scalars
    ("numpy.poly1d", "__call__", {"signature": "val", "rows": "each"}),
    ("numpy.poly1d", "deriv integ", {"signature": "m=1", "returns": "numpy.poly1d"}),
    ("numpy.generic", "item", {"signature": "*args"}),
    ("numpy.generic", "tolist", {}),
    ("numpy.generic", "astype round view", {"signature": "*args"}),
    ("numpy.vectorize", "__call__", {"signature": "*args **kwargs", "calls": ("self",)}),
)

BASES: "Bases" = {
    "numpy.memmap": ("numpy.ndarray",),
    "numpy.item": ("numpy.ndarray",),  # an array, or a scalar, whose methods are those of arrays
    "numpy.matrix": ("numpy.ndarray",),
    "numpy.scores": ("builtins.dict",),  # arrays by name, as `cross_validate` gives them
    "numpy.float64": ("numpy.generic", "builtins.float"),
    "numpy.float32": ("numpy.generic",),
    "numpy.int64": ("numpy.generic",),
    "numpy.int32": ("numpy.generic",),
    "numpy.bool_": ("numpy.generic",),
}

ITEMS: "Items" = {
    "numpy.ndarray": {"slice": "type:self", "mask": "type:self", "list": "type:self", "name": "numpy.item"},
    "numpy.scores": {"": "numpy.ndarray"},
}
