"""One name for what notebook and package spell differently: modules of classes, folders, addresses."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ADDRESS = re.compile(r"\b0x[0-9A-Fa-f]{6,16}\b")
TIMING = re.compile(r"^(CPU times: |Wall time: |Compiler : |\d[^\n]* ± [^\n]* per loop )")
MEASURED = (  # what libraries print of the clock: tables of statsmodels, progress of scikit-learn, joblib and Keras
    (("Date:", "Time:"), re.compile(r"\b((?:Date|Time):\s+)(?:\w{3}, \d\d \w{3} \d{4}|\d\d:\d\d:\d\d)"), r"\1~"),
    (("total", "elapsed:"), re.compile(r"\b(total(?: time)?=|elapsed:)\s*[\d.]+\s*(?:s|min)\b"), r"\1~"),
    (("s/step", "s/epoch", "s/sample"), re.compile(r"(?:\b\d+m?s )?\b\d+[um]?s/(?:step|epoch|sample)\b"), "~"),
)


class Names:
    """Maps types and texts of one run to the names that both runs share."""

    def __init__(
        self, package: str | None, folders: tuple[str, ...], home: str = "", modules: tuple[str, ...] = ()
    ) -> None:
        self.package = package
        # a file of the notebook's folder is named alone in the notebook, and from the root on in the package
        self.homes = tuple(sorted({form.rstrip("/\\") + sep for form in _forms(home) for sep in "/\\"})) if home else ()
        self.folders = tuple(sorted({form for folder in folders for form in _forms(folder)}, key=len, reverse=True))
        own = rf"|{re.escape(package)}\.(?:{'|'.join(map(re.escape, modules))})" if package and modules else ""
        self._prefix = re.compile(rf"(?<![\w.])(?:__main__{own})\.(?=[^\W\d])")
        self._local: dict[str, bool] = {}

    @classmethod
    def of_run(cls, config: Mapping[str, Any]) -> Names:
        """Return the names of a run, inside it and when its text is read."""
        return cls(config.get("package"), tuple(config["folders"]), config["home"], tuple(config.get("modules", ())))

    def type_name(self, cls: type) -> str:
        """Return the qualified name of a class, without its module where that is the user's own."""
        name = getattr(cls, "__qualname__", cls.__name__).rpartition("<locals>.")[2]
        module = str(getattr(cls, "__module__", ""))
        return name if module == "builtins" or self.is_own(module) else f"{module}.{name}"

    def is_own(self, module: str) -> bool:
        """Tell whether a module belongs to the notebook, the package or the project."""
        if module not in self._local:
            self._local[module] = self._find_own(module)
        return self._local[module]

    def _find_own(self, module: str) -> bool:
        if module in ("__main__", "__mp_main__") or (self.package and module.split(".")[0] == self.package):
            return True
        path = getattr(sys.modules.get(module), "__file__", None)
        return isinstance(path, str) and path.startswith(self.folders)

    def path_text(self, text: str) -> str:
        """Return a text with the folder of the run replaced by a word."""
        for home in self.homes:
            text = text.replace(home, "")
        for folder in self.folders:
            if folder in text:
                text = text.replace(folder, "<project>")
        return text

    def shown_text(self, text: str) -> str:
        """Return a printed or displayed text without addresses, folders and prefixes of the user's modules."""
        text = self.path_text(text)
        if "0x" in text:
            text = ADDRESS.sub("0x", text)
        for words, pattern, short in MEASURED:
            if any(word in text for word in words):
                text = pattern.sub(short, text)
        known = "__main__." in text or (self.package is not None and self.package in text)
        return self._prefix.sub("", text) if known else text


def is_timing(line: str) -> bool:
    """Tell whether IPython's timing magics wrote a line: it differs from run to run."""
    return TIMING.match(line) is not None


def _forms(folder: str) -> set[str]:
    real = os.path.realpath(folder)
    return {folder, real, folder.replace(os.sep, "/"), real.replace(os.sep, "/")}
