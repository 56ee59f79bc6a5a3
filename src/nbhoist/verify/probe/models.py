"""Fingerprints of models whose state lies outside Python: boosters, tensors, networks, sparse matrices, searches."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from typing import TYPE_CHECKING, Any

from .objects import held_parts
from .registry import handles

if TYPE_CHECKING:
    from .fingerprint import Fingerprinter

SECONDS = frozenset({"refit_time_", "mean_fit_time", "std_fit_time", "mean_score_time", "std_score_time"})


@handles("sklearn.model_selection._search.BaseSearchCV")
def _search(fingerprinter: Fingerprinter, value: Any) -> str:
    held = {name: part for name, part in vars(value).items() if name not in SECONDS}
    if isinstance(held.get("cv_results_"), dict):
        held["cv_results_"] = {name: part for name, part in held["cv_results_"].items() if name not in SECONDS}
    return held_parts(fingerprinter, value, held)


@handles("sklearn.tree._tree.Tree")
def _tree(fingerprinter: Fingerprinter, value: Any) -> str:
    state = value.__getstate__()
    nodes = state["nodes"]
    exact = [nodes[name].tobytes() for name in nodes.dtype.names if nodes.dtype[name].kind != "f"]
    held = {name: nodes[name] for name in ("threshold", "impurity") if name in nodes.dtype.names}
    return held_parts(fingerprinter, value, {"values": state["values"], "nodes": b"".join(exact), **held})


@handles("scipy.sparse._base._spbase", "scipy.sparse._base.spmatrix", "scipy.sparse.base.spmatrix")
def _sparse(fingerprinter: Fingerprinter, value: Any) -> str:
    plain = value if value.format in ("csr", "csc", "bsr", "coo", "dia") else value.tocsr()
    names = ("data", "indices", "indptr", "row", "col", "offsets")
    held = {name: getattr(plain, name) for name in names if hasattr(plain, name)}
    return held_parts(fingerprinter, value, {"shape": tuple(value.shape), "format": value.format, **held})


@handles("xgboost.core.Booster")
def _xgboost(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.store.leaf(
        fingerprinter.type_of(value), bytes(value.save_raw(raw_format="json")).decode("utf-8")
    )


@handles("lightgbm.basic.Booster")
def _lightgbm(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.store.leaf(fingerprinter.type_of(value), value.model_to_string())


@handles("xgboost.core.DMatrix", "lightgbm.basic.Dataset")
def _training_data(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.opaque(value, "a handle")


@handles("catboost.core._CatBoostBase")
def _catboost(fingerprinter: Fingerprinter, value: Any) -> str:
    held = {"parameters": value.get_params()}
    if value.is_fitted():
        held["model"] = _catboost_model(value)
    return held_parts(fingerprinter, value, held)


def _catboost_model(value: Any) -> Any:
    """Return the trees; the serialized model holds the time and a number of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.json")
        try:
            value.save_model(path, format="json")
        except Exception:  # text features and embeddings have no such form
            return [
                value.get_leaf_values(),
                value.get_leaf_weights(),
                value.get_tree_leaf_counts(),
                value.get_borders(),
            ]
        with open(path, encoding="utf-8") as stream:
            model = json.load(stream)
    return {name: part for name, part in model.items() if name != "model_info"}


@handles("scipy.spatial._ckdtree.cKDTree")
def _neighbours(fingerprinter: Fingerprinter, value: Any) -> str:
    names = ("data", "leafsize", "boxsize", "indices")  # its nodes hold addresses
    return held_parts(fingerprinter, value, {name: getattr(value, name, None) for name in names})


@handles(*(f"sklearn.neighbors._{kind}_tree.BinaryTree{size}" for kind in ("kd", "ball") for size in ("", "64", "32")))
def _counting_neighbours(fingerprinter: Fingerprinter, value: Any) -> str:
    state = value.__getstate__()  # numbers behind the arrays count the queries so far
    numbers = [part for part in state if type(part) is not int]
    return fingerprinter.store.parts(fingerprinter.type_of(value), "", [(" state", fingerprinter.part(numbers))])


@handles("torch.Tensor", "torch._tensor.Tensor", "torch.nn.parameter.Parameter")
def _tensor(fingerprinter: Fingerprinter, value: Any) -> str:
    torch = sys.modules["torch"]
    plain = value.detach().cpu()
    plain = plain.float() if plain.dtype == torch.bfloat16 else plain
    shape = f"{value.dtype} {tuple(value.shape)} {value.requires_grad}"
    if plain.layout != torch.strided or plain.is_quantized:
        plain = plain.to_dense() if plain.layout != torch.strided else plain.dequantize()
    plain = plain.resolve_conj().resolve_neg()
    children = [("", fingerprinter.part(plain.numpy()))]
    if value.is_leaf and value.grad is not None:
        children.append((".grad", fingerprinter.part(value.grad)))
    return fingerprinter.store.parts(fingerprinter.type_of(value), shape, children)


@handles("torch.nn.modules.module.Module")
def _module(fingerprinter: Fingerprinter, value: Any) -> str:
    layers = fingerprinter.names.shown_text(repr(value))
    held = {"state": dict(value.state_dict()), "training": value.training, "layers": layers}
    for name, module in value.named_modules():
        if fingerprinter.names.is_own(type(module).__module__):  # what the user's own classes keep beside their state
            own = {key: part for key, part in vars(module).items() if not key.startswith("_") and key != "training"}
            held[f"own {name}"] = own
    return held_parts(fingerprinter, value, held)


@handles("torch.optim.optimizer.Optimizer")
def _optimizer(fingerprinter: Fingerprinter, value: Any) -> str:
    return held_parts(fingerprinter, value, {"state": value.state_dict()})


@handles("torch._C.Generator")
def _torch_generator(fingerprinter: Fingerprinter, value: Any) -> str:
    return held_parts(fingerprinter, value, {"state": value.get_state()})


@handles("tensorflow.python.framework.ops.Tensor", "tensorflow.python.ops.variables.Variable", "jaxlib._jax.ArrayImpl")
def _array_like(fingerprinter: Fingerprinter, value: Any) -> str:
    children = [("", fingerprinter.part(sys.modules["numpy"].asarray(value)))]
    return fingerprinter.store.parts(fingerprinter.type_of(value), str(value.dtype), children)


@handles("keras.src.models.model.Model", "keras.engine.training.Model", "tensorflow.python.keras.engine.training.Model")
def _keras(fingerprinter: Fingerprinter, value: Any) -> str:
    layers = [(type(layer).__name__, layer.name) for layer in value.layers]
    return held_parts(fingerprinter, value, {"layers": layers, "weights": value.get_weights()})
