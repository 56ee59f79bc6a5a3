"""Folders that exist on one platform only."""

import re

from nbhoist.notebook import platforms
from nbhoist.notebook.model import Notebook, Platform

_FOLDERS: tuple[tuple[Platform, str], ...] = (
    ("colab", r"/content/(?:g?drive|sample_data|\w[^/]*\.\w+|[^/]+/.)"),
    ("kaggle", r"/kaggle/(?:input|working|temp|lib)\b|\.\./input(?:/|\Z)"),
    (
        "databricks",
        r"/dbfs/|dbfs:/|/FileStore/|/databricks-datasets/|/databricks/driver|/Workspace/(?:Users|Repos|Shared)/",
    ),
    ("sagemaker", r"/opt/ml/|/home/(?:ec2-user/SageMaker|sagemaker-user|studio-lab-user)\b"),
)
_ON_PLATFORM_ONLY: tuple[tuple[Platform, str], ...] = (
    ("databricks", r"/(?:mnt|Volumes|Shared|Users|Repos)/"),
    ("colab", r"/content(?:/|\Z)"),
)


def _compiled(rows: tuple[tuple[Platform, str], ...]) -> dict[Platform, re.Pattern[str]]:
    return {platform: re.compile(f"(?:file:(?://)?)?(?:{pattern})") for platform, pattern in rows}


_ANYWHERE, _THERE = _compiled(_FOLDERS), _compiled(_ON_PLATFORM_ONLY)


def platform_of(text: str, running_on: Platform) -> Platform | None:
    """The platform that the path `text` belongs to; some folders mean a platform only where the notebook runs on it."""
    for platform, pattern in _ANYWHERE.items():
        if pattern.match(text):
            return platform
    there = _THERE.get(running_on)
    return running_on if there is not None and there.match(text) else None


def stated_platform(notebook: Notebook) -> Platform:
    """The platform that the notebook states by more than the paths that it opens."""
    cells = (cell._replace(source=_without_paths(cell.source)) for cell in notebook.cells)
    return platforms.platform_of(notebook.metadata, cells, notebook.format)


def _without_paths(source: str) -> str:
    for pattern in _ANYWHERE.values():
        source = pattern.sub("", source)
    return source
