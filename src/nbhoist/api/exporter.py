"""`jupyter nbconvert --to nbhoist`: the package beside the notebook, not proven, since nbconvert runs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter

from nbhoist.api.converting import MakeOptions, converted
from nbhoist.api.planning import planned
from nbhoist.errors import NbhoistError
from nbhoist.scaffold.writer import require_free


class PackageExporter(Exporter):
    """Hands nbconvert the files of a package; the one that it calls the output is CONVERSION.md."""

    export_from_notebook = "Python package (nbhoist)"
    output_mimetype = "text/markdown"

    def _file_extension_default(self) -> str:
        return ".conversion.md"

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> Any:
        """Return CONVERSION.md, and in `resources["outputs"]` the files of the package."""
        nb, resources = super().from_notebook_node(nb, resources, **options)
        try:
            return self._exported(_file_of(resources), resources)
        except NbhoistError as error:
            raise SystemExit(f"error: {error}") from error

    def _exported(self, notebook: Path, resources: Any) -> tuple[str, Any]:
        plan = planned(notebook, None)
        build = self.config.get("FilesWriter", {}).get("build_directory") or notebook.parent
        directory = Path(str(build)) / plan.plan.package
        require_free(directory)
        files = converted(plan, directory, MakeOptions(proof=False), lambda _: None).files
        resources["outputs"] = {f"{plan.plan.package}/{path}": _bytes(content) for path, content in files.items()}
        return str(files["CONVERSION.md"]), resources


def _file_of(resources: Any) -> Path:
    """The notebook's file: paths in it are relative to its folder."""
    known = resources.get("metadata", {})
    file = Path(known.get("path") or ".") / f"{known.get('name', '')}.ipynb"
    if not file.is_file():
        raise NbhoistError("nbconvert does not say which file this is; name the notebook instead of piping it")
    return file


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8")
