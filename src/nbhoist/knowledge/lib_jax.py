"""What jax does: arrays do not change, and random draws take their key."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Defaults, Items, Names, Rows

FACTS: "Rows" = (
    ("jax", "Array", {"kind": "class"}),
    (
        "jax",
        "jit grad value_and_grad vmap pmap jacfwd jacrev hessian checkpoint linearize vjp jvp custom_jvp custom_vjp",
        {"signature": "fun *args **kwargs", "role": "define", "calls": ("fun",), "holds": True},
    ),
    ("jax", "device_get device_put block_until_ready", {"signature": "x *args **kwargs", "aliases": True}),
    ("jax", "devices local_devices device_count default_backend", {"signature": "*args", "role": "setup"}),
    ("jax", "config", {"kind": "attribute", "role": "config", "effects": ("<options>",), "returns": "jax.Config"}),
    (
        "jax.Config",
        "update",
        {"signature": "name value", "role": "config", "effects": ("<options>",), "mutates": ("self",)},
    ),
    (
        "jax.random",
        "PRNGKey key",
        {"signature": "seed **kwargs", "role": "setup", "seed": "seed", "returns": "jax.Array"},
    ),
    ("jax.random", "split fold_in", {"signature": "key *args **kwargs", "returns": "jax.Array"}),
    ("jax.lax", "scan fori_loop while_loop cond map switch", {"signature": "*args **kwargs", "calls": ("args",)}),
    ("jax.tree_util", "tree_map tree_reduce", {"signature": "f tree *args", "calls": ("f",), "holds": True}),
    ("jax.Array", "at", {"kind": "attribute", "returns": "jax.At"}),
    (
        "jax.At",
        "set add multiply divide min max get power apply",
        {"signature": "*args **kwargs", "returns": "jax.Array"},
    ),
    ("jax.Array", "shape ndim dtype size T real imag", {"kind": "attribute"}),
    (
        "jax.Array",
        "__add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __neg__ __matmul__ __getitem__ "
        "__eq__ __lt__ __gt__ __le__ __ge__",
        {"signature": "other", "returns": "jax.Array"},
    ),
)

DEFAULTS: "Defaults" = {
    "jax": None,
    "jax.numpy": {"returns": "jax.Array"},
    "jax.numpy.linalg": {},
    "jax.random": {"returns": "jax.Array"},
    "jax.nn": {"returns": "jax.Array"},
    "jax.scipy": {},
    "jax.lax": {},
    "jax.Array": {},
}

NAMES: "Names" = {"jax.numpy.ndarray": "jax.Array", "jax.tree.map": "jax.tree_util.tree_map"}
ITEMS: "Items" = {"jax.Array": {"": "jax.Array"}, "jax.At": {"": "jax.At"}}
IMMUTABLE = ("jax.Array", "jax.At")
