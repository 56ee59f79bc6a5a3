"""Values that stand for something outside: they are never compared, and the verdict says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .registry import HANDLERS, Handler

if TYPE_CHECKING:
    from .fingerprint import Fingerprinter

REASONS = {
    "a module": ("builtins.module", "_frozen_importlib.ModuleSpec"),
    "a generator": ("builtins.generator", "builtins.async_generator", "builtins.coroutine"),
    "a file": ("_io._IOBase", "io.IOBase", "zipfile.ZipFile", "tarfile.TarFile", "tempfile._TemporaryFileWrapper"),
    "a handle": (
        *("_thread.lock", "_thread.RLock", "threading.Thread", "threading.Event", "threading.Condition"),
        *("socket.socket", "weakref.ReferenceType", "weakref.ref", "subprocess.Popen", "_thread._local"),
        *("concurrent.futures._base.Executor", "concurrent.futures._base.Future", "multiprocessing.pool.Pool"),
        *("multiprocessing.process.BaseProcess", "multiprocessing.queues.Queue", "multiprocessing.queues.SimpleQueue"),
        *("multiprocessing.synchronize.SemLock", "multiprocessing.connection._ConnectionBase"),
        *("sqlite3.Connection", "sqlite3.Cursor", "sqlalchemy.engine.base.Engine", "sqlalchemy.orm.session.Session"),
        *("logging.Logger", "logging.Handler", "requests.sessions.Session", "ssl.SSLContext", "types.FrameType"),
        *("pyspark.sql.session.SparkSession", "pyspark.context.SparkContext", "tempfile.TemporaryDirectory"),
        *("joblib.parallel.Parallel", "joblib.memory.Memory"),
        *("IPython.core.interactiveshell.InteractiveShell", "tqdm.std.tqdm", "builtins.frame", "builtins.traceback"),
    ),
    "a drawing, compared when it is shown": (
        *("matplotlib.artist.Artist", "matplotlib.container.Container", "matplotlib.transforms.TransformNode"),
        *(
            "matplotlib.backend_bases.FigureCanvasBase",
            "seaborn.axisgrid._BaseGrid",
            "matplotlib.gridspec.GridSpecBase",
        ),
    ),
}


def _handler(reason: str) -> Handler:
    def handle(fingerprinter: Fingerprinter, value: Any) -> str:
        return fingerprinter.opaque(value, reason)

    return handle


HANDLERS.update({name: (_handler(reason), False) for reason, names in REASONS.items() for name in names})
