"""What torch's functions and tensors do; results of operations share the graph of what they were computed from."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Defaults, Items, Names, Rows

FACTS: "Rows" = (
    ("torch", "manual_seed seed set_rng_state", {"signature": "seed", "role": "setup", "effects": ("<rng>",)}),
    ("torch", "manual_seed", {"seeds": "seed"}),
    ("torch", "get_rng_state initial_seed", {"effects": ("<rng>",)}),
    ("torch.cuda", "manual_seed manual_seed_all", {"signature": "seed", "role": "setup", "effects": ("<rng>",)}),
    ("torch.cuda", "manual_seed manual_seed_all", {"seeds": "seed", "returns": "none"}),
    (
        "torch",
        "rand randn randint randperm normal bernoulli multinomial rand_like randn_like randint_like poisson",
        {
            "signature": "*args generator=None out=None **kwargs",
            "effects": ("<rng>",),
            "seed": "generator",
            "stochastic": "always",
            "returns": "torch.Tensor",
            "mutates": ("out",),
        },
    ),
    (
        "torch",
        "tensor zeros ones empty full arange linspace logspace eye zeros_like ones_like empty_like full_like tril triu",
        {"signature": "*args **kwargs", "returns": "torch.Tensor", "mutates": ("out",)},
    ),
    ("torch", "from_numpy as_tensor asarray", {"signature": "data *args **kwargs", "returns": "torch.Tensor"}),
    ("torch", "from_numpy as_tensor asarray", {"aliases": True}),
    ("torch", "Tensor FloatTensor LongTensor DoubleTensor IntTensor BoolTensor", {"kind": "class", "aliases": True}),
    ("torch", "FloatTensor LongTensor DoubleTensor IntTensor BoolTensor", {"returns": "torch.Tensor"}),
    ("torch", "Generator", {"kind": "class", "signature": "device='cpu'"}),
    (
        "torch.Generator",
        "manual_seed seed",
        {"signature": "seed", "role": "setup", "mutates": ("self",), "returns": "self"},
    ),
    ("torch", "device", {"kind": "class", "role": "setup"}),
    (
        "torch",
        "float32 float64 float16 bfloat16 int64 int32 int8 uint8 bool long float double half int pi inf nan",
        {"kind": "attribute"},
    ),
    ("torch", "save", {"signature": "obj f **kwargs", "role": "save", "effects": ("<files>",), "files": "write"}),
    ("torch", "save", {"paths": ("f",), "mutates": ("f",), "returns": "none"}),
    (
        "torch",
        "load",
        {"signature": "f map_location=None pickle_module=None * weights_only=None mmap=None **kwargs", "role": "load"},
    ),
    ("torch", "load", {"effects": ("<files>",), "files": "read", "paths": ("f",), "consumes": ("f",)}),
    (
        "torch",
        "set_default_dtype set_default_tensor_type set_default_device set_num_threads set_printoptions "
        "use_deterministic_algorithms set_float32_matmul_precision set_grad_enabled set_flush_denormal",
        {"signature": "*args **kwargs", "role": "config", "effects": ("<options>",)},
    ),
    ("torch", "no_grad enable_grad inference_mode", {"signature": "mode=True", "role": "config", "holds": True}),
    ("torch", "get_default_dtype is_grad_enabled get_num_threads", {"effects": ("<options>",)}),
    ("torch", "is_tensor numel equal allclose is_floating_point", {"signature": "input *args"}),
    ("torch", "compile", {"signature": "model **kwargs", "role": "train", "aliases": True, "calls": ("model",)}),
    ("torch.cuda", "is_available device_count current_device get_device_name get_device_properties", {"role": "setup"}),
    ("torch.cuda", "memory_allocated memory_reserved max_memory_allocated", {"role": "explore"}),
    (
        "torch.cuda",
        "empty_cache synchronize set_device reset_peak_memory_stats",
        {"signature": "*args", "role": "setup"},
    ),
    ("torch.cuda.amp", "autocast GradScaler", {"kind": "class", "role": "train"}),
    (
        "torch.cuda.amp.GradScaler",
        "scale",
        {"signature": "outputs", "mutates": ("self",), "aliases": True, "role": "train"},
    ),
    (
        "torch.cuda.amp.GradScaler",
        "step unscale_ update",
        {"signature": "optimizer", "mutates": ("self", "optimizer"), "role": "train"},
    ),
    ("torch.backends.cudnn", "benchmark deterministic enabled", {"kind": "attribute", "effects": ("<options>",)}),
    ("torch.backends.mps", "is_available is_built", {"role": "setup", "returns": "builtins.bool"}),
    # data
    (
        "torch.utils.data",
        "DataLoader",
        {
            "kind": "class",
            "role": "load",
            "signature": "dataset batch_size=1 shuffle=None sampler=None batch_sampler=None num_workers=0 collate_fn=None "
            "pin_memory=False drop_last=False timeout=0 worker_init_fn=None generator=None **kwargs",
            "seed": "generator",
            "stochastic": "shuffle",
            "aliases": True,
            "calls": ("collate_fn", "worker_init_fn"),
        },
    ),
    ("torch.utils.data.DataLoader", "__iter__", {"effects": ("<rng>",), "mutates": ("self",), "aliases": True}),
    ("torch.utils.data.DataLoader", "__len__", {"returns": "builtins.int"}),
    ("torch.utils.data.DataLoader", "dataset batch_size sampler", {"kind": "attribute", "aliases": True}),
    (
        "torch.utils.data",
        "TensorDataset Dataset ConcatDataset Subset SubsetRandomSampler WeightedRandomSampler RandomSampler SequentialSampler",
        {"kind": "class", "role": "load", "aliases": True},
    ),
    (
        "torch.utils.data",
        "random_split",
        {
            "signature": "dataset lengths generator=None",
            "role": "split",
            "effects": ("<rng>",),
            "seed": "generator",
            "stochastic": "always",
            "aliases": True,
        },
    ),
    # tensors
    (
        "torch.Tensor",
        "backward",
        {
            "signature": "gradient=None retain_graph=None *args",
            "role": "train",
            "mutates": ("self",),
            "returns": "none",
        },
    ),
    ("torch.Tensor", "item", {}),
    ("torch.Tensor", "tolist", {"returns": "builtins.list"}),
    ("torch.Tensor", "numpy", {"signature": "* force=False", "returns": "numpy.ndarray", "aliases": True}),
    ("torch.Tensor", "clone", {"returns": "torch.Tensor", "aliases": True}),
    ("torch.Tensor", "dim size numel nelement element_size stride is_contiguous get_device", {"signature": "*args"}),
    ("torch.Tensor", "bernoulli multinomial", {"signature": "*args **kwargs", "effects": ("<rng>",), "aliases": True}),
    (
        "torch.Tensor",
        "normal_ uniform_ random_ bernoulli_ exponential_ cauchy_ geometric_ log_normal_",
        {"signature": "*args **kwargs", "effects": ("<rng>",), "mutates": ("self",), "returns": "self"},
    ),
    ("torch.Tensor", "register_hook", {"signature": "hook", "mutates": ("self",), "calls": ("hook",), "aliases": True}),
    (
        "torch.Tensor",
        "shape ndim dtype device is_cuda requires_grad layout itemsize nbytes is_leaf",
        {"kind": "attribute"},
    ),
    ("torch.Tensor", "T mT H data grad grad_fn real imag", {"kind": "attribute", "returns": "torch.Tensor"}),
    ("torch.Tensor", "T mT H data grad grad_fn real imag", {"aliases": True}),
    (
        "torch.Tensor",
        "__iadd__ __isub__ __imul__ __itruediv__ __iand__ __ior__ __ipow__ __imod__ __ifloordiv__",
        {"signature": "other", "mutates": ("self",), "returns": "self"},
    ),
    (
        "torch.Tensor",
        "__add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __neg__ __matmul__ __eq__ __ne__ "
        "__lt__ __le__ __gt__ __ge__ __and__ __or__ __invert__ __mod__ __floordiv__ __abs__",
        {"signature": "other", "returns": "torch.Tensor", "aliases": True},
    ),
    ("torch.Tensor", "__setitem__", {"signature": "key value", "mutates": ("self",), "returns": "none"}),
    ("torch.Tensor", "__getitem__", {"signature": "key", "returns": "torch.Tensor", "aliases": True}),
    ("torch.Tensor", "__len__", {"returns": "builtins.int"}),
    ("torch.autograd", "grad", {"signature": "outputs inputs *args **kwargs", "role": "train", "aliases": True}),
    ("torch.distributions", "Normal Categorical Bernoulli Uniform Beta Gamma MultivariateNormal", {"kind": "class"}),
    ("torch.distributions", "Normal Categorical Bernoulli Uniform Beta Gamma MultivariateNormal", {"aliases": True}),
)

DEFAULTS: "Defaults" = {
    "torch": {"mutates": ("out",), "aliases": True, "returns": "torch.Tensor"},
    "torch.linalg": {"mutates": ("out",), "aliases": True},
    "torch.fft": {"mutates": ("out",), "aliases": True, "returns": "torch.Tensor"},
    "torch.special": {"mutates": ("out",), "aliases": True, "returns": "torch.Tensor"},
    "torch.utils": None,
    "torch.distributed": None,
    "torch.multiprocessing": None,
    "torch.hub": None,
    "torch.jit": None,
    "torch.onnx": None,
    "torch.autograd": None,
    "torch.backends": None,
    "torch.cuda": None,
    "torch.distributions": None,
    "torch.quantization": None,
    "torch.profiler": None,
    "torch.random": None,
    "torch.library": None,
    "torch.func": None,
    "torch.Tensor": {"aliases": True, "returns": "torch.Tensor", "mutates": ("out",)},
    "torch.Tensor.*_": {"mutates": ("self",), "returns": "self", "aliases": True},
}

BASES: "Bases" = {"torch.nn.Parameter": ("torch.Tensor",)}

NAMES: "Names" = {
    "torch.random.manual_seed": "torch.manual_seed",
    "torch.utils.data.dataloader": "torch.utils.data",
    "torch.utils.data.dataset": "torch.utils.data",
    "torch.amp": "torch.cuda.amp",
    "torch.nn.modules": "torch.nn",
    "torch.autograd.Variable": "torch.Tensor",
    "torch.optim.adam.Adam": "torch.optim.Adam",
}

ITEMS: "Items" = {"torch.Tensor": {"": "torch.Tensor"}}
