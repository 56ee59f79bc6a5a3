"""Size of the review page of a large notebook, the time to make it, and the time until a browser shows it.

`python tests/benchmarks/measure_report.py --cells 500`
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

SECTION = (
    "import pandas as pd\nimport numpy as np",
    "df = pd.read_csv('part_{n}.csv')\nprint(df.shape)\ndf.head()",
    "df = df.dropna()\ndf['total_{n}'] = df['a'] * df['b']\ndf['share_{n}'] = df['total_{n}'] / df['total_{n}'].sum()",
    "ax = df['total_{n}'].plot(kind='hist', bins=20)\nax.set_title('totals {n}')\nax.set_xlabel('total')",
    "def score_{n}(frame, weight={n}):\n    '''The score of part {n}.'''\n    return (frame['a'] - frame['b']) * weight",
    "value_{n} = score_{n}(df).mean()\nprint('part', {n}, value_{n})",
)


def notebook(cells: int) -> dict[str, Any]:
    """A notebook of so many cells; one in seven is markdown, code cells carry a printed output."""
    made: list[dict[str, Any]] = []
    while len(made) < cells:
        number = len(made) // 7
        made.append(
            {"cell_type": "markdown", "metadata": {}, "source": f"## Part {number}\n\nWhat *part {number}* says."}
        )
        made += [_code(source.replace("{n}", str(number)), len(made) + i) for i, source in enumerate(SECTION)]
    return {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": made[:cells]}


def _code(source: str, count: int) -> dict[str, Any]:
    output = {"output_type": "stream", "name": "stdout", "text": f"part {count}\n" * 5}
    return {"cell_type": "code", "metadata": {}, "execution_count": count, "source": source, "outputs": [output]}


def main() -> None:
    """Measure and print one line for each number."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=500)
    cells = parser.parse_args().cells
    from nbhoist.api.reporting import review
    from nbhoist.report.html import render_html

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        path = folder / "large.ipynb"
        path.write_text(json.dumps(notebook(cells)), encoding="utf-8")
        begin = time.process_time()
        made = review(path)
        gathered = time.process_time()
        page = render_html([made])
        rendered = time.process_time()
        (folder / "large.html").write_text(page, encoding="utf-8", newline="\n")
        print(f"{cells} cells, {len(made[0].facts.statements)} statements: {len(page.encode()) / 1e6:.2f} MB")
        print(f"gathered in {gathered - begin:.1f} s, rendered in {rendered - gathered:.1f} s of processor time")
        _load(folder)


def _load(folder: Path) -> None:
    from chromium import browser, executable, opened

    if executable() is None:
        print("not opened: no Chromium or Chrome is found on the path")
        return
    with browser(folder / "profile", viewport={"width": 1440, "height": 900}) as context:
        opened(context, folder / "large.html")[0].close()  # the first page also starts the browser
        page, _ = opened(context, folder / "large.html")
        times = page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")
        focus = page.evaluate(
            "(() => { const t = performance.now(); document.querySelector('.flow-cells a').focus();"
            " document.body.offsetHeight; return performance.now() - t; })()"
        )
        print(
            f"shown after {paint:.0f} ms, loaded after {times['loadEventEnd']:.0f} ms, a row lights up in {focus:.0f} ms"
        )


if __name__ == "__main__":
    main()
