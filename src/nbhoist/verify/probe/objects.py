"""Fingerprints of instances: what they hold, as their class would pickle it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .registry import handles

if TYPE_CHECKING:
    import types

    from .fingerprint import Fingerprinter

DEFAULTS = {object.__reduce__, object.__reduce_ex__, getattr(object, "__getstate__", None)}


@handles("builtins.object")
def _instance(fingerprinter: Fingerprinter, value: Any) -> str:
    if hasattr(type(value), "__next__"):
        return fingerprinter.opaque(value, "an iterator")
    if hasattr(type(value), "__await__"):
        return fingerprinter.opaque(value, "a coroutine or future")
    if _reduces(type(value)) and not fingerprinter.names.is_own(type(value).__module__):
        return _reduced(fingerprinter, value)
    held = state_of(value)
    if held is not None:
        return held_parts(fingerprinter, value, held)
    return _reduced(fingerprinter, value)


def held_parts(fingerprinter: Fingerprinter, value: Any, held: dict[str, Any]) -> str:
    """Return the key of an instance that holds named parts."""
    return fingerprinter.store.parts(fingerprinter.type_of(value), "", named_parts(fingerprinter, held))


def named_parts(fingerprinter: Fingerprinter, held: dict[str, Any]) -> list[tuple[str, str]]:
    """Return labelled parts; a number that is the address of another part says nothing."""
    addresses = {id(part) for part in held.values()}
    kept = {name: None if type(part) is int and part in addresses else part for name, part in held.items()}
    return [(f".{name}", fingerprinter.part(kept[name])) for name in sorted(kept, key=str)]


def state_of(value: Any) -> dict[str, Any] | None:
    """Return attributes and slots of an instance; None where it has neither."""
    held = dict(getattr(value, "__dict__", {}))
    slots = [name for cls in type(value).__mro__ for name in _slots(cls)]
    held.update({name: getattr(value, name) for name in slots if hasattr(value, name)})
    known = bool(slots) or hasattr(value, "__dict__")
    return held if known else None


def _slots(cls: type) -> tuple[str, ...]:
    slots = cls.__dict__.get("__slots__", ())
    names = (slots,) if isinstance(slots, str) else tuple(slots)
    return tuple(name for name in names if name not in ("__dict__", "__weakref__") and not name.startswith("__"))


def _reduces(cls: type) -> bool:
    hooks = (getattr(cls, name, None) for name in ("__reduce__", "__reduce_ex__", "__getstate__"))
    return any(hook not in DEFAULTS and not isinstance(hook, type(None)) for hook in hooks)


def _reduced(fingerprinter: Fingerprinter, value: Any) -> str:
    try:
        reduced = value.__reduce_ex__(4)
    except Exception:
        held = state_of(value)
        return held_parts(fingerprinter, value, held) if held else fingerprinter.opaque(value, "a handle")
    if isinstance(reduced, str):
        return fingerprinter.store.leaf(fingerprinter.type_of(value), reduced)
    maker, arguments, *rest = reduced
    state, items, pairs = (*rest, None, None, None)[:3]
    children = [(" arguments", fingerprinter.part(arguments))]
    children += _state_parts(fingerprinter, state)
    children += [(" items", fingerprinter.part(list(items)))] if items is not None else []
    children += [(" pairs", fingerprinter.part(list(pairs)))] if pairs is not None else []
    return fingerprinter.store.parts(fingerprinter.type_of(value), getattr(maker, "__name__", ""), children)


def _state_parts(fingerprinter: Fingerprinter, state: Any) -> list[tuple[str, str]]:
    if isinstance(state, dict):
        return named_parts(fingerprinter, state)
    return [] if state is None else [(" state", fingerprinter.part(state))]


@handles("builtins.type", shared=False)
def _class(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.store.leaf("class", fingerprinter.names.type_name(value), opaque="a class")


@handles(
    "builtins.function",
    "builtins.builtin_function_or_method",
    "numpy.ufunc",
    "functools._lru_cache_wrapper",
    shared=False,
)
def _function(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.opaque(value, "a function", getattr(value, "__name__", ""))


@handles("builtins.method", shared=False)
def _method(fingerprinter: Fingerprinter, value: types.MethodType) -> str:
    owner = fingerprinter.part(value.__self__)
    return fingerprinter.store.parts("method", value.__name__, [(".__self__", owner)], opaque="a function")


@handles("functools.partial")
def _partial(fingerprinter: Fingerprinter, value: Any) -> str:
    held = {"func": value.func, "args": value.args, "keywords": value.keywords}
    return held_parts(fingerprinter, value, held)


@handles("builtins.property", "builtins.staticmethod", "builtins.classmethod", shared=False)
def _descriptor(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.opaque(value, "a function")


@handles("warnings.WarningMessage", "logging.LogRecord")
def _noticed(fingerprinter: Fingerprinter, value: Any) -> str:
    names = ("message", "category", "name", "levelname", "msg", "args")  # not when and from which line
    return held_parts(fingerprinter, value, {name: getattr(value, name, None) for name in names})


@handles("builtins.BaseException")
def _exception(fingerprinter: Fingerprinter, value: BaseException) -> str:
    held = {"args": list(value.args), "filename": getattr(value, "filename", None)}
    return held_parts(fingerprinter, value, held)
