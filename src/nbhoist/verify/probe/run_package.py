"""Runs a generated package and records it: `python run_package.py CONFIG`."""

from __future__ import annotations

import importlib
import json
import os
import runpy
import sys
import traceback
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def main(path: str) -> int:
    """Run the package as the configuration says; return the exit code."""
    with open(path, encoding="utf-8") as stream:
        config = json.load(stream)
    folder = os.path.dirname(os.path.abspath(__file__))
    runpy.run_path(os.path.join(folder, "start_kernel.py"))["load"](folder)
    session = importlib.import_module("_nbhoist_probe.session").Session(config)
    importlib.import_module("_nbhoist_probe.presentation").like_a_kernel(session.after_import)
    sys.path[:] = [config["source"], *(entry for entry in sys.path if os.path.abspath(entry or ".") != folder)]
    return PackageRun(session, config).run()


class PackageRun:
    """One run of the package's pipeline."""

    def __init__(self, session: Any, config: dict[str, Any]) -> None:
        self._session = session
        self._config = config
        self._package = config["package"]
        stages = importlib.import_module("_nbhoist_probe.stage_import")
        sys.meta_path.insert(0, stages.StageFinder(config["source"], self._package, config["stages"]))
        session.after_import.add(f"{self._package}.observer", self._take_displays)

    def run(self) -> int:
        """Run it to the end or to the exception that stops it."""
        try:
            result = self._pipeline()
        except BaseException as error:
            self._session.journal.write("error", **_failure(error, self._config["source"]))
            traceback.print_exc()
            return 1
        if isinstance(result, dict):
            self._session.recorder.values("<end>", result)
        _show_in_main(self._package)
        self._session.finish()
        return 0

    def _pipeline(self) -> Any:
        settings = importlib.import_module(f"{self._package}.config").load_settings()
        pipeline = importlib.import_module(self._config["pipeline"])
        return pipeline.run(settings, self.observe)

    def observe(self, view: Callable[..., Any], *inputs: Any) -> None:
        """Show what exploration gives back, and the figures that it leaves open."""
        self._session.recorder.place(getattr(view, "__name__", ""))
        result = view(*inputs)
        if result is not None:
            self._session.recorder.display(result)
        show_figures()

    def _take_displays(self, module: Any) -> None:
        def display(*values: Any) -> None:
            for value in values:
                self._session.recorder.display(value)

        module.display = display


def _show_in_main(package: str) -> None:
    """Let pickles of other programs find the classes of the package, when files are compared by what they hold."""
    main = vars(sys.modules["__main__"])
    for module in [m for name, m in sys.modules.items() if name.startswith(f"{package}.")]:
        for name, value in vars(module).items():
            if isinstance(value, type) and value.__module__ == module.__name__:
                main.setdefault(name, value)


def show_figures() -> None:
    """Show and close open figures, as the end of a cell does."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None and pyplot.get_fignums():
        pyplot.show()


def _failure(error: BaseException, source: str) -> dict[str, Any]:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(source)]
    place = None
    if frames:
        file = os.path.basename(frames[-1].filename)
        place = {"file": file, "function": frames[-1].name, "line": frames[-1].lineno}
    return {"ename": type(error).__name__, "evalue": str(error)[:500], "place": place}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
