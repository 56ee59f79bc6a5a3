"""Fingerprints of numpy arrays, scalars and random generators."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from .digest import digest, digest_chunks
from .registry import handles
from .series import RATIOS, elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .fingerprint import Fingerprinter

CHUNK = 1 << 20  # elements


@handles("numpy.ndarray")
def array(fingerprinter: Fingerprinter, value: Any) -> str:
    """Return the key of an array: its class, data type, shape, memory order and elements."""
    numpy = sys.modules["numpy"]
    masked = hasattr(value, "mask") and hasattr(value, "filled")
    plain = numpy.asarray(
        value.filled(numpy.zeros((), value.dtype)[()]) if masked else value
    )  # masked ones are arbitrary
    order = "F" if plain.flags.f_contiguous and not plain.flags.c_contiguous else "C"
    facts = {"dtype": str(plain.dtype), "order": order}
    children = [("", _content(fingerprinter, numpy, plain, order))]
    if masked:
        children.append((".mask", array(fingerprinter, numpy.asarray(value.mask))))
    return fingerprinter.store.parts(
        fingerprinter.type_of(value), f"{plain.dtype} {plain.shape} {order}", children, **facts
    )


@handles("numpy.generic", shared=False)
def _scalar(fingerprinter: Fingerprinter, value: Any) -> str:
    numpy = sys.modules["numpy"]
    children = [("", _content(fingerprinter, numpy, numpy.asarray(value).reshape(1), "C"))]
    facts = {"dtype": str(value.dtype), "shown": fingerprinter.shown(value)}
    return fingerprinter.store.parts(fingerprinter.type_of(value), "", children, **facts)


@handles("numpy.random._generator.Generator")
def _generator(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.store.parts(
        fingerprinter.type_of(value), "", [(".state", fingerprinter.part(value.bit_generator.state))]
    )


@handles("numpy.random.bit_generator.BitGenerator")
def _bits(fingerprinter: Fingerprinter, value: Any) -> str:
    return fingerprinter.store.parts(fingerprinter.type_of(value), "", [(".state", fingerprinter.part(value.state))])


@handles("numpy.random.mtrand.RandomState")
def _random_state(fingerprinter: Fingerprinter, value: Any) -> str:
    state = value.get_state(legacy=False)
    return fingerprinter.store.parts(fingerprinter.type_of(value), "", [(".state", fingerprinter.part(state))])


def _content(fingerprinter: Fingerprinter, numpy: Any, plain: Any, order: str) -> str:
    if plain.dtype.names:
        children = [(f"[{name!r}]", array(fingerprinter, plain[name])) for name in plain.dtype.names]
        return fingerprinter.store.parts("fields", str(plain.shape), children)
    if plain.dtype.hasobject:
        return elements(fingerprinter, plain.ravel().tolist())
    if plain.dtype.kind == "V":
        return elements(fingerprinter, [item.tobytes() for item in plain.ravel()])
    return numbers(fingerprinter, numpy, plain, order)


def numbers(fingerprinter: Fingerprinter, numpy: Any, plain: Any, order: str = "C") -> str:
    """Return the key of elements of a fixed width."""
    with numpy.errstate(all="ignore"):
        content = digest(
            str(plain.dtype), digest_chunks(chunk.data.cast("B") for chunk in _chunks(numpy, plain, order))
        )
        key = digest("leaf", "elements", content)
        if fingerprinter.store.has(key):
            return key
        facts: dict[str, Any] = {"dtype": str(plain.dtype), "shape": str(plain.shape), "order": order}
        if plain.dtype.kind in "fiu":
            facts["summary"] = _summary(numpy, plain, order)
        if (
            plain.dtype.kind in "fiubcMm"
            and plain.dtype.itemsize <= 16
            and fingerprinter.store.spool.takes(plain.nbytes)
        ):
            data = b"".join(chunk.tobytes() for chunk in _chunks(numpy, plain, order))
            facts["spool"] = fingerprinter.store.spool.put(content, data, plain.dtype.newbyteorder("=").char)
        return fingerprinter.store.keep(key, "elements", **facts)


def _chunks(numpy: Any, plain: Any, order: str) -> Iterator[Any]:
    """Give the elements piece by piece as contiguous arrays of a width without padding; each NaN is the same NaN."""
    flat = plain.ravel(order="K" if order == "F" else "C") if plain.nbytes < (1 << 28) or plain.ndim < 2 else None
    pieces = [flat] if flat is not None else (piece.ravel() for piece in plain)
    for piece in pieces:
        for start in range(0, len(piece), CHUNK):
            yield _canonical(numpy, piece[start : start + CHUNK])


def _canonical(numpy: Any, piece: Any) -> Any:
    if piece.dtype.kind in "Mm":
        return numpy.ascontiguousarray(piece).view("i8")
    if piece.dtype.kind == "U":
        return numpy.ascontiguousarray(piece).view("u4")
    if piece.dtype.kind == "S":
        return numpy.ascontiguousarray(piece).view("u1")
    if piece.dtype.char in "gG":
        head = piece.astype("c16" if piece.dtype.char == "G" else "f8")
        return numpy.concatenate([head, (piece - head).astype(head.dtype)])  # long doubles carry padding bytes
    piece = numpy.ascontiguousarray(piece.astype(piece.dtype.newbyteorder("="), copy=False))
    if piece.dtype.kind in "fc" and numpy.isnan(piece).any():
        return numpy.where(numpy.isnan(piece), piece.dtype.type(numpy.nan), piece)
    return piece


def _summary(numpy: Any, plain: Any, order: str) -> dict[str, Any]:
    count = nan = infinite = start = 0
    low, high, scale, projections = numpy.inf, -numpy.inf, 0.0, [0.0 for _ in RATIOS]
    for chunk in _chunks(numpy, plain, order):
        whole = chunk.astype("f8")
        finite = numpy.isfinite(whole)
        count, nan = count + len(whole), nan + int(numpy.isnan(whole).sum())
        infinite += int(numpy.sign(whole[numpy.isinf(whole)]).sum())
        known = whole[finite]
        if len(known):
            low, high = min(low, float(known.min())), max(high, float(known.max()))
            scale += float(numpy.abs(known).sum())
            places = numpy.arange(start, start + len(whole), dtype="f8")[finite]
            for index, ratio in enumerate(RATIOS):
                projections[index] += float((known * ((places * ratio) % 1 - 0.5)).sum())
        start += len(whole)
    span = {"low": low, "high": high} if low <= high else {}
    return {"count": count, "nan": nan, "infinite": infinite, **span, "scale": scale, "projections": projections}
