"""Files that a run wrote or changed, compared by what they hold."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from .digest import digest_chunks

if TYPE_CHECKING:
    from collections.abc import Callable

    from .fingerprint import Fingerprinter

State = dict[str, tuple[int, int]]
LEFT_OUT = frozenset({".git", "__pycache__", ".ipynb_checkpoints"})
LOADED = 256 << 20  # bytes; a larger file is compared as bytes


def snapshot(folder: str) -> State:
    """Return size and time of change of every file below a folder, by its path with forward slashes."""
    found: State = {}
    for base, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        for name in names:
            path = os.path.join(base, name)
            try:
                status = os.stat(path)
            except OSError:
                continue
            found[os.path.relpath(path, folder).replace(os.sep, "/")] = (status.st_size, status.st_mtime_ns)
    return found


def changes(fingerprinter: Fingerprinter, folder: str, before: State) -> dict[str, str]:
    """Return the nodes of files that are new or changed, and of those that are gone."""
    after = snapshot(folder)
    gone = {path: fingerprinter.store.leaf("deleted file", "") for path in before if path not in after}
    written = [path for path in sorted(after) if before.get(path) != after[path] and not path.endswith(".pyc")]
    return {**gone, **{path: file_key(fingerprinter, os.path.join(folder, path)) for path in written}}


def file_key(fingerprinter: Fingerprinter, path: str) -> str:
    """Return the node of a file: of the value that it holds where its format has harmless differences, else of its bytes."""
    load = LOADERS.get(os.path.splitext(path)[1].lower())
    if load is not None and os.path.getsize(path) <= LOADED:
        try:
            return fingerprinter.store.parts("file", "value", [("", fingerprinter.value(load(path)))])
        except Exception:  # not what its suffix says, or its reader is not installed
            pass
    return fingerprinter.store.leaf("file", _bytes(path, fingerprinter.names.path_text))


def _bytes(path: str, normalise: Callable[[str], str]) -> str:
    size = os.path.getsize(path)
    with open(path, "rb") as stream:
        if size > LOADED:
            return digest_chunks(iter(lambda: stream.read(1 << 20), b""))
        data = stream.read()
    try:
        return digest_chunks([normalise(data.decode("utf-8")).encode("utf-8")])
    except UnicodeDecodeError:
        return digest_chunks([data])


def _pickle(path: str) -> Any:
    import pickle

    joblib = sys.modules.get("joblib")
    with open(path, "rb") as stream:
        return joblib.load(stream) if joblib is not None else pickle.load(stream)


def _numpy(path: str) -> Any:
    loaded = sys.modules["numpy"].load(path, allow_pickle=True)
    return {name: loaded[name] for name in loaded.files} if hasattr(loaded, "files") else loaded


def _parquet(path: str) -> Any:
    return sys.modules["pandas"].read_parquet(path)


def _feather(path: str) -> Any:
    return sys.modules["pandas"].read_feather(path)


def _excel(path: str) -> Any:
    return sys.modules["pandas"].read_excel(path, sheet_name=None, header=None)


def _json(path: str) -> Any:
    with open(path, encoding="utf-8") as stream:
        return json.load(stream)


def _image(path: str) -> Any:
    from PIL import Image  # type: ignore[import-not-found, unused-ignore]

    with Image.open(path) as image:
        return [image.mode, image.size, image.tobytes()]


def _zip(path: str) -> Any:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return {item.filename: archive.read(item) for item in archive.infolist()}


def _tar(path: str) -> Any:
    import tarfile

    with tarfile.open(path) as archive:
        members = [(item, archive.extractfile(item)) for item in archive.getmembers()]
        return {item.name: content.read() if content else None for item, content in members}


def _gzip(path: str) -> Any:
    import gzip

    with gzip.open(path) as stream:
        return stream.read()


def _torch(path: str) -> Any:
    return sys.modules["torch"].load(path, map_location="cpu", weights_only=False)


def _sqlite(path: str) -> Any:
    import sqlite3

    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


LOADERS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys((".pkl", ".pickle", ".joblib", ".sav", ".p"), _pickle),
    **dict.fromkeys((".npy", ".npz"), _numpy),
    **dict.fromkeys((".parquet", ".pq"), _parquet),
    **dict.fromkeys((".xlsx", ".xls"), _excel),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"), _image),
    **dict.fromkeys((".pt", ".pth"), _torch),
    **dict.fromkeys((".db", ".sqlite", ".sqlite3"), _sqlite),
    **dict.fromkeys((".tar", ".tgz"), _tar),
    ".feather": _feather,
    ".json": _json,
    ".zip": _zip,
    ".gz": _gzip,
}
