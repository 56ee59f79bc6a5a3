"""What TensorFlow does; keras has a table of its own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Defaults, Items, Names, Rows

FACTS: "Rows" = (
    ("tensorflow.random", "set_seed", {"signature": "seed", "role": "setup", "effects": ("<rng>",), "seeds": "seed"}),
    (
        "tensorflow.random",
        "normal uniform truncated_normal shuffle categorical gamma poisson",
        {"signature": "*args seed=None **kwargs", "effects": ("<rng>",), "stochastic": "always"},
    ),
    ("tensorflow.random", "normal uniform truncated_normal shuffle categorical gamma poisson", {"aliases": True}),
    ("tensorflow", "Variable", {"kind": "class", "aliases": True}),
    ("tensorflow.Variable", "assign assign_add assign_sub scatter_update", {"signature": "value **kwargs"}),
    ("tensorflow.Variable", "assign assign_add assign_sub scatter_update", {"mutates": ("self",), "returns": "self"}),
    ("tensorflow.Variable", "numpy read_value value", {"aliases": True}),
    ("tensorflow.Variable", "shape dtype name trainable", {"kind": "attribute"}),
    ("tensorflow", "Tensor", {"kind": "class"}),
    ("tensorflow.Tensor", "numpy", {"returns": "numpy.ndarray", "aliases": True}),
    ("tensorflow.Tensor", "get_shape set_shape", {"aliases": True}),
    ("tensorflow.Tensor", "shape dtype device ndim", {"kind": "attribute"}),
    ("tensorflow", "GradientTape", {"kind": "class", "role": "train", "signature": "persistent=False *args"}),
    ("tensorflow.GradientTape", "gradient jacobian watch __enter__", {"signature": "*args **kwargs", "role": "train"}),
    ("tensorflow.GradientTape", "gradient jacobian watch __enter__", {"mutates": ("self",), "aliases": True}),
    (
        "tensorflow",
        "function",
        {"signature": "func=None **kwargs", "role": "define", "calls": ("func",), "holds": True},
    ),
    ("tensorflow", "print", {"signature": "*inputs **kwargs", "effects": ("<stdout>",), "returns": "none"}),
    ("tensorflow", "executing_eagerly", {"returns": "builtins.bool"}),
    (
        "tensorflow",
        "map_fn while_loop cond py_function numpy_function",
        {"signature": "fn *args **kwargs", "calls": ("fn",)},
    ),
    (
        "tensorflow.config",
        "list_physical_devices list_logical_devices get_visible_devices",
        {"signature": "device_type=None", "role": "setup", "returns": "builtins.list"},
    ),
    (
        "tensorflow.config",
        "set_visible_devices run_functions_eagerly set_soft_device_placement",
        {"signature": "*args", "role": "config", "effects": ("<options>",)},
    ),
    (
        "tensorflow.config.experimental",
        "set_memory_growth enable_op_determinism list_physical_devices",
        {"signature": "*args", "role": "config", "effects": ("<options>",)},
    ),
    (
        "tensorflow.io",
        "read_file decode_image decode_jpeg decode_png decode_csv",
        {"signature": "contents *args **kwargs"},
    ),
    ("tensorflow.io", "read_file", {"role": "load", "effects": ("<files>",), "files": "read", "paths": ("contents",)}),
    # data sets are lazy: reading, shuffling and the functions given happen as they are iterated
    ("tensorflow.data", "Dataset", {"kind": "class", "role": "load", "aliases": True}),
    (
        "tensorflow.data.Dataset",
        "from_tensor_slices from_tensors from_generator range list_files zip",
        {"signature": "*args **kwargs", "role": "load", "returns": "tensorflow.data.Dataset", "aliases": True},
    ),
    (
        "tensorflow.data.Dataset",
        "list_files",
        {"effects": ("<files>", "<rng>"), "files": "read", "stochastic": "always"},
    ),
    (
        "tensorflow.data.Dataset",
        "batch prefetch repeat take skip cache padded_batch unbatch concatenate enumerate with_options window",
        {"signature": "*args **kwargs", "role": "load", "returns": "tensorflow.data.Dataset", "aliases": True},
    ),
    (
        "tensorflow.data.Dataset",
        "map filter flat_map interleave apply reduce",
        {"signature": "func *args **kwargs", "role": "feature", "returns": "tensorflow.data.Dataset", "aliases": True},
    ),
    ("tensorflow.data.Dataset", "map filter flat_map interleave apply reduce", {"calls": ("func",)}),
    (
        "tensorflow.data.Dataset",
        "shuffle",
        {
            "signature": "buffer_size seed=None reshuffle_each_iteration=None",
            "role": "split",
            "effects": ("<rng>",),
            "seed": "seed",
            "stochastic": "always",
            "returns": "tensorflow.data.Dataset",
            "aliases": True,
        },
    ),
    ("tensorflow.data.Dataset", "__iter__ as_numpy_iterator", {"effects": ("<rng>", "<files>"), "aliases": True}),
    ("tensorflow.data.Dataset", "element_spec", {"kind": "attribute"}),
    ("tensorflow.data", "AUTOTUNE", {"kind": "attribute"}),
    (
        "tensorflow.saved_model",
        "save",
        {"signature": "obj export_dir **kwargs", "role": "save", "effects": ("<files>",)},
    ),
    ("tensorflow.saved_model", "save", {"files": "write", "paths": ("export_dir",)}),
    ("tensorflow.saved_model", "load", {"signature": "export_dir **kwargs", "role": "load", "effects": ("<files>",)}),
    ("tensorflow.saved_model", "load", {"files": "read", "paths": ("export_dir",)}),
    ("tensorflow", "float32 float64 int32 int64 string bool uint8 float16", {"kind": "attribute"}),
)

DEFAULTS: "Defaults" = {  # operations on tensors compute new ones
    "tensorflow": {"aliases": True},
    "tensorflow.compat": None,
    "tensorflow.config": None,
    "tensorflow.data": None,
    "tensorflow.distribute": None,
    "tensorflow.estimator": None,
    "tensorflow.feature_column": {"role": "feature"},
    "tensorflow.io": None,
    "tensorflow.lite": None,
    "tensorflow.random": None,
    "tensorflow.saved_model": None,
    "tensorflow.summary": None,
    "tensorflow.train": None,
    "tensorflow.autograph": None,
    "tensorflow.profiler": None,
    "tensorflow.debugging": None,
    "tensorflow.Tensor": {"aliases": True},
}

NAMES: "Names" = {
    "tensorflow.set_random_seed": "tensorflow.random.set_seed",
    "tensorflow.compat.v1.set_random_seed": "tensorflow.random.set_seed",
    "tensorflow.random.set_random_seed": "tensorflow.random.set_seed",
    "tensorflow.random_normal": "tensorflow.random.normal",
    "tensorflow.random_uniform": "tensorflow.random.uniform",
}

ITEMS: "Items" = {"tensorflow.Tensor": {"": "tensorflow.Tensor"}}
