"""Pictures of the review page for the documentation.

`python tests/browser/take_pictures.py build/churn docs/pictures`, after `python bootstrap.py convert`
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from chromium import browser, opened

from nbhoist.api.reporting import review
from nbhoist.report.html import render_html

SIZE = {"width": 1200, "height": 680}
PICTURES = {
    "report-answers": ("light", "n1-answers"),
    "report-prediction": ("light", "n1-prediction"),
    "report-dataflow": ("dark", "n1-flow"),
    "report-sides": ("light", "n1-cell-12"),
}


def main(package: Path, folder: Path) -> None:
    """Write one picture for each part of the page that the documentation shows."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "report.html"
        file.write_text(render_html([review(package)]), encoding="utf-8", newline="\n")
        with browser(Path(scratch) / "profile", viewport=SIZE, reduced_motion="reduce") as context:
            page, _ = opened(context, file)
            for name, (theme, anchor) in PICTURES.items():
                page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
                page.evaluate("anchor => document.getElementById(anchor).scrollIntoView()", anchor)
                if page.locator(f"#{anchor} .went a").count():
                    page.locator(f"#{anchor} .went a").first.focus()
                page.wait_for_timeout(300)
                page.screenshot(path=folder / f"{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
