"""What the functions of numpy do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Defaults, Names, Rows

FACTS: "Rows" = (
    ("numpy", "ndarray", {"kind": "class", "aliases": True}),
    ("numpy", "dtype iinfo finfo generic datetime64 timedelta64 poly1d", {"kind": "class"}),
    (
        "numpy",
        "float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool_ intp str_ complex128",
        {"kind": "class"},
    ),
    ("numpy", "pi e inf nan euler_gamma", {"kind": "attribute", "returns": "builtins.float"}),
    ("numpy", "newaxis", {"kind": "attribute"}),
    # new arrays
    (
        "numpy",
        "arange linspace logspace geomspace zeros ones empty full eye identity tri tril triu vander indices kron outer "
        "copy tile repeat concatenate stack vstack hstack dstack column_stack row_stack block append insert delete "
        "resize bincount digitize histogram_bin_edges unique argsort argwhere flatnonzero corrcoef cov "
        "convolve correlate polyfit polyval fromiter fromstring packbits unpackbits take_along_axis "
        "select choose compress extract",
        {"returns": "numpy.ndarray", "mutates": ("out",)},
    ),
    ("numpy", "array", {"returns": "numpy.ndarray", "aliases_given": ("copy",)}),
    ("numpy", "unique", {"rows": "drop"}),
    (
        "numpy",
        "array copy column_stack hstack select asarray asanyarray ravel squeeze expand_dims reshape",
        {"rows": "each"},
    ),
    ("numpy", "concatenate vstack row_stack", {"replay": "stack"}),
    ("numpy", "interp searchsorted", {"rows": "each"}),
    ("numpy", "nonzero", {"returns": "builtins.tuple"}),
    ("numpy", "zeros_like ones_like empty_like full_like", {"signature": "a dtype=None", "returns": "like:a"}),
    ("numpy", "histogram histogram2d histogramdd", {"rows": "aggregate"}),
    ("numpy", "meshgrid", {"signature": "*xi copy=True sparse=False indexing='xy'", "aliases": True}),
    # views: the result may share memory with the argument
    (
        "numpy",
        "asarray asanyarray ascontiguousarray asfortranarray asmatrix atleast_1d atleast_2d atleast_3d broadcast_to "
        "diagonal diag expand_dims squeeze transpose swapaxes moveaxis rollaxis ravel reshape real imag flip fliplr "
        "flipud rot90 require trim_zeros frombuffer matrix_transpose permute_dims asarray_chkfinite real_if_close",
        {"returns": "numpy.ndarray", "aliases": True},
    ),
    (
        "numpy",
        "broadcast_arrays split array_split hsplit vsplit dsplit ix_ nditer ndenumerate broadcast unstack",
        {"aliases": True},
    ),
    ("numpy.lib.stride_tricks", "as_strided sliding_window_view", {"returns": "numpy.ndarray"}),
    ("numpy.lib.stride_tricks", "as_strided sliding_window_view", {"aliases": True}),
    # element by element: a frame stays a frame
    (
        "numpy",
        "abs absolute fabs sqrt cbrt square exp exp2 expm1 log log2 log10 log1p sin cos tan arcsin arccos arctan sinh "
        "cosh tanh arcsinh arccosh arctanh degrees radians deg2rad rad2deg ceil floor trunc rint sign negative positive "
        "reciprocal isnan isfinite isinf logical_not invert conj conjugate signbit isnat",
        {"signature": "x out=None **kwargs", "returns": "like:x", "mutates": ("out",), "rows": "each"},
    ),
    (
        "numpy",
        "add subtract multiply divide true_divide floor_divide mod remainder fmod power float_power maximum minimum fmax "
        "fmin arctan2 hypot logaddexp logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor equal "
        "not_equal less less_equal greater greater_equal copysign heaviside left_shift right_shift gcd lcm nextafter",
        {"signature": "x1 x2 out=None **kwargs", "returns": "like:x1", "mutates": ("out",), "rows": "each"},
    ),
    ("numpy", "round around clip", {"returns": "like:a", "mutates": ("out",), "rows": "each"}),
    ("numpy", "where", {"signature": "condition x y", "returns": "numpy.ndarray", "rows": "each"}),  # of one: a tuple
    ("numpy", "in1d", {"until": "2.4"}),
    ("numpy", "isin in1d isclose fix sinc", {"returns": "numpy.ndarray", "mutates": ("out",), "rows": "each"}),
    ("numpy", "nan_to_num", {"returns": "numpy.ndarray", "mutates_given": ("copy:x",), "rows": "each"}),
    ("numpy", "nan_to_num", {"aliases_given": ("copy",)}),
    # summaries
    (
        "numpy",
        "sum prod mean average std var median min max amin amax ptp argmin argmax all any count_nonzero nansum nanmean "
        "nanstd nanvar nanmin nanmax nanprod nanargmin nanargmax trace",
        {"mutates": ("out",), "rows": "aggregate"},
    ),
    (
        "numpy",
        "median percentile quantile nanmedian nanpercentile nanquantile",
        {"mutates": ("out",), "mutates_given": ("overwrite_input:a",), "rows": "aggregate"},
    ),
    (
        "numpy",
        "cumsum cumprod diff ediff1d gradient sort roll nancumsum nancumprod partition argpartition unwrap",
        {"mutates": ("out",), "rows": "batch"},
    ),
    ("numpy", "dot matmul inner tensordot vdot einsum cross", {"mutates": ("out",)}),
    ("numpy", "dot inner tensordot vdot einsum cross", {"returns": "numpy.item"}),
    ("numpy", "array_equal array_equiv allclose", {"returns": "builtins.bool"}),
    ("numpy", "isscalar iscomplexobj isrealobj may_share_memory shares_memory", {"returns": "builtins.bool"}),
    ("numpy", "shape", {"returns": "builtins.tuple"}),
    ("numpy", "ndim size", {"returns": "builtins.int"}),
    # changed in place
    ("numpy", "copyto", {"signature": "dst src casting='same_kind' where=True", "mutates": ("dst",)}),
    ("numpy", "put fill_diagonal putmask", {"mutates": ("a",), "returns": "none"}),
    ("numpy", "place put_along_axis", {"mutates": ("arr",), "returns": "none"}),
    ("numpy", "putmask", {"signature": "a mask values"}),
    # functions of functions
    ("numpy", "apply_along_axis", {"calls": ("func1d",)}),
    ("numpy", "apply_over_axes", {"calls": ("func",)}),
    ("numpy", "fromfunction", {"calls": ("function",)}),
    ("numpy", "frompyfunc", {"signature": "func nin nout", "calls": ("func",), "holds": True}),
    ("numpy", "piecewise", {"signature": "x condlist funclist *args **kw", "calls": ("funclist",)}),
    ("numpy", "vectorize", {"kind": "class", "calls": ("pyfunc",), "holds": True}),
    # files
    (
        "numpy",
        "load loadtxt genfromtxt fromregex",
        {"role": "load", "effects": ("<files>",), "files": "read", "paths": ("file", "fname"), "aliases": True},
    ),
    ("numpy", "fromfile", {"role": "load", "effects": ("<files>",), "files": "read", "paths": ("file",)}),
    ("numpy", "fromfile", {"signature": "file dtype=None count=-1 sep='' offset=0", "returns": "numpy.ndarray"}),
    ("numpy", "memmap", {"kind": "class", "effects": ("<files>",), "paths": ("filename",), "aliases": True}),
    (
        "numpy",
        "save savez savez_compressed savetxt",
        {
            "role": "save",
            "effects": ("<files>",),
            "files": "write",
            "paths": ("file", "fname"),
            "mutates": ("file", "fname"),
            "returns": "none",
        },
    ),
    # options
    ("numpy", "set_printoptions seterr seterrcall setbufsize", {"role": "config", "effects": ("<options>",)}),
    ("numpy", "get_printoptions geterr geterrcall getbufsize", {"effects": ("<options>",), "observes": ("<options>",)}),
    ("numpy", "printoptions errstate", {"role": "config", "effects": ("<options>",)}),
    ("numpy", "info show_config show_runtime", {"effects": ("<stdout>",), "role": "explore"}),
    # linear algebra, transforms
    ("numpy.linalg", "inv pinv solve cholesky matrix_power multi_dot", {"returns": "numpy.ndarray"}),
    ("numpy.linalg", "multi_dot", {"mutates": ("out",)}),
    ("numpy.linalg", "norm det cond matrix_rank eig eigh eigvals eigvalsh svd qr lstsq slogdet", {}),
    ("numpy.linalg", "lstsq", {"role": "train"}),
    ("numpy", "polyfit", {"role": "train"}),
    ("numpy.fft", "fft ifft rfft irfft fft2 ifft2 fftn ifftn", {"returns": "numpy.ndarray", "mutates": ("out",)}),
    ("numpy.fft", "fftfreq rfftfreq", {"returns": "numpy.ndarray"}),
    ("numpy.fft", "fftshift ifftshift", {"returns": "numpy.ndarray"}),
    (
        "numpy.testing",
        "assert_allclose assert_array_equal assert_almost_equal assert_equal assert_array_almost_equal",
        {"returns": "none"},
    ),
)

DEFAULTS: "Defaults" = {  # what else numpy has computes a new value, and writes to nothing but `out`
    "numpy": {"mutates": ("out",), "aliases": True},
    "numpy.linalg": {"mutates": ("out",)},
    "numpy.fft": {"mutates": ("out",)},
    "numpy.random": None,
    "numpy.ma": None,
    "numpy.ctypeslib": None,
    "numpy.lib": None,
    "numpy.testing": None,
    "numpy.core": None,
}

NAMES: "Names" = {
    "numpy.core.multiarray": "numpy",
    "numpy.core.fromnumeric": "numpy",
    "numpy.core.numeric": "numpy",
    "numpy.lib.npyio": "numpy",
    "numpy.lib.function_base": "numpy",
    "numpy.random.mtrand": "numpy.random",
    "numpy.bool": "numpy.bool_",
    "numpy.cumulative_sum": "numpy.cumsum",
    "numpy.concat": "numpy.concatenate",
    "numpy.mat": "numpy.asmatrix",
    "numpy.round_": "numpy.round",
    "numpy.product": "numpy.prod",
    "numpy.float_": "numpy.float64",
    "numpy.int_": "numpy.int64",
    "numpy.alltrue": "numpy.all",
}
IMMUTABLE = (
    "numpy.dtype",
    "numpy.generic",
    "numpy.float16",
    "numpy.float32",
    "numpy.float64",
    "numpy.int8",
    "numpy.int16",
    "numpy.int32",
    "numpy.int64",
    "numpy.uint8",
    "numpy.bool_",
    "numpy.str_",
    "numpy.datetime64",
    "numpy.timedelta64",
    "numpy.complex128",
)
