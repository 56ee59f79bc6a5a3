"""What a statement may touch besides names, as a state that can be compared before and after it."""

from __future__ import annotations

import hashlib
import os
import random
import sys
import warnings
from pathlib import Path
from typing import Any

from drawings import drawn

OBSERVABLE = frozenset(f"<{name}>" for name in "rng stdout display figure files cwd environ warnings options".split())


class World:
    """Looks at the process; `opened` holds the files of the project that were opened since it was emptied."""

    def __init__(self, project: Path) -> None:
        self._project = str(project.resolve())
        self.opened: list[str] = []
        sys.addaudithook(self._hear)

    def state(self) -> dict[str, Any]:
        """The state behind each effect that shows in a state."""
        return {
            "<rng>": _streams(),
            "<figure>": _figures(),
            "<cwd>": str(Path.cwd()),
            "<environ>": dict(os.environ),
            "<warnings>": list(warnings.filters),
            "<options>": _options(),
        }

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("open", "os.listdir", "os.mkdir", "os.remove", "os.rename") and isinstance(
            arguments[0], str | os.PathLike
        ):
            path = os.path.abspath(os.fspath(arguments[0]))  # noqa: PTH100  # a hook must not open files itself
            if path.startswith(self._project) and not path.endswith((".py", ".pyc")) and path != self._project:
                self.opened.append(path)


def _streams() -> str:
    found: list[Any] = [random.getstate()]
    if (numpy := sys.modules.get("numpy")) is not None:
        _, keys, *rest = numpy.random.get_state()
        found.append((keys.tobytes(), rest))
    if (torch := sys.modules.get("torch")) is not None:
        found.append(bytes(torch.random.get_rng_state().numpy()))
    return hashlib.sha256(repr(found).encode()).hexdigest()


def _figures() -> list[Any]:
    manager = sys.modules.get("matplotlib._pylab_helpers")
    if manager is None:
        return []
    return [(one.num, drawn(one.canvas.figure)) for one in manager.Gcf.get_all_fig_managers()]


def _options() -> dict[str, str]:
    found: dict[str, str] = {}
    if (matplotlib := sys.modules.get("matplotlib")) is not None and hasattr(matplotlib, "rcParams"):
        found = {f"matplotlib.{k}": repr(v) for k, v in dict.items(matplotlib.rcParams)}
    if (config := sys.modules.get("pandas._config.config")) is not None:
        found["pandas"] = repr(config._global_config)
    return found
