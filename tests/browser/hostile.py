"""A notebook that tries to run something in whatever shows it."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

ATTACK = "<img src=x onerror=\"window.hit=1;alert('hit')\"><script>window.hit=1;alert('hit')</script>"
BREAKOUT = "\"'></code></pre></style></script></textarea><svg/onload=window.hit=1>" + ATTACK
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="window.hit=1"><script>window.hit=1</script>{ATTACK}</svg>'
FILE_NAME = "a'b & <img src=x onerror=hit()>.ipynb"
PORTABLE_NAME = "a'b & (hit).ipynb"  # for file systems that forbid some characters


def hostile_document() -> dict[str, Any]:
    """Scripts in every place where a notebook holds text."""
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": BREAKOUT},
        {"output_type": "error", "ename": ATTACK, "evalue": BREAKOUT, "traceback": [ATTACK]},
        {"output_type": "display_data", "metadata": {ATTACK: ATTACK}, "data": _bundle()},
        {"output_type": "display_data", "metadata": {}, "data": {"image/png": f'x" onerror="window.hit=1" {ATTACK}'}},
        {"output_type": "display_data", "metadata": {}, "data": {"image/png": _encoded(SVG), "text/plain": ATTACK}},
        {"output_type": "display_data", "metadata": {}, "data": {ATTACK: ATTACK}},
    ]
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": {"name": BREAKOUT, "display_name": ATTACK, "language": "python"},
            "title": ATTACK,
            "authors": [{"name": ATTACK}],
        },
        "cells": [
            _markdown(f"# {ATTACK}\n\n{BREAKOUT}\n\n[a](javascript:window.hit=1) <javascript:window.hit=1>"),
            _markdown("![a](attachment:a.svg) ![b](https://127.0.0.1:9/b.png)")
            | {"attachments": {"a.svg": {"image/svg+xml": _encoded(SVG)}}},
            _markdown("```html\n" + BREAKOUT + "\n```\n\n<iframe srcdoc='<script>parent.hit=1</script>'></iframe>"),
            _code(
                f"# {BREAKOUT}\nx = {ATTACK!r}\nimport pandas as pd\ndf = pd.read_csv({'/home/jo/' + ATTACK!r})",
                outputs,
            ),
            _code("%%html\n" + ATTACK, []),
            _code("%%javascript\nwindow.hit = 1", []),
            _code(f"print(df, later, {BREAKOUT!r})\nlater = 1", [], tags=[ATTACK, "nbhoist:load"]),
            {"cell_type": "raw", "id": "r", "metadata": {"format": "text/html"}, "source": ATTACK},
        ],
    }


def write_hostile(folder: Path) -> Path:
    """Write the notebook under a hostile name where the file system has it."""
    text = json.dumps(hostile_document())
    for name in (FILE_NAME, PORTABLE_NAME):
        try:
            (folder / name).write_text(text, encoding="utf-8")
        except OSError:
            continue
        return folder / name
    raise OSError("no name can be written")


def write_disorder(folder: Path) -> Path:
    """Write a notebook whose second cell needs what the fourth makes, and that was saved out of order."""
    counts = {"x = 1": 1, "print(late)": 5, "print(x)": 4, "late = 1": 2, "x = 2": 3}
    cells = [_code(source, []) | {"id": f"c{n}", "execution_count": n} for source, n in counts.items()]
    document = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    (folder / "disorder.ipynb").write_text(json.dumps(document), encoding="utf-8")
    return folder / "disorder.ipynb"


def _bundle() -> dict[str, Any]:
    return {
        "text/html": ATTACK,
        "image/svg+xml": SVG,
        "application/javascript": "window.hit=1",
        "text/markdown": ATTACK,
        "text/latex": ATTACK,
        "application/vnd.jupyter.widget-view+json": {"model_id": ATTACK},
    }


def _markdown(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": BREAKOUT[:20], "metadata": {ATTACK: ATTACK}, "source": source}


def _code(source: str, outputs: list[Any], tags: list[str] | None = None) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": f"'\"><script>window.hit=1</script>{len(source)}",
        "metadata": {"tags": tags or []},
        "execution_count": 3,
        "source": source,
        "outputs": outputs,
    }


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
