"""The review page in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import NARROW, WIDE, browser, executable, opened, set_size
from hostile import write_disorder, write_hostile

from nbhoist.api.reporting import review
from nbhoist.report.html import render_html

pytest.importorskip("playwright", reason="the browser extra is not installed: pip install .[browser]")
if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(executable() is None, reason="no Chromium or Chrome is found on the path"),
]
CHURN = Path(__file__).parents[2] / "fixtures" / "notebooks" / "churn" / "churn.ipynb"
THEMES = ("light", "dark")
SIZES = {"wide": WIDE, "narrow": NARROW}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of a specimen, of a notebook that attacks, and of a notebook in disorder."""
    folder = tmp_path_factory.mktemp("pages of a report")
    notebooks = {"churn": CHURN, "hostile": write_hostile(folder), "disorder": write_disorder(folder)}
    files = {name: folder / f"{name}.html" for name in notebooks}
    for name, file in files.items():
        file.write_text(render_html([review(notebooks[name])]), encoding="utf-8", newline="\n")
    return files


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(params=["churn", "hostile", "disorder"])
def file(request: pytest.FixtureRequest, pages: dict[str, Path]) -> Path:
    return pages[request.param]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_it_fits_and_complains_about_nothing(
    file: Path, context: BrowserContext, theme: str, size: tuple[int, int]
) -> None:
    page, seen = opened(context, file)
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    set_size(page, size)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(252, 252, 250)"
    assert dark is (theme == "dark")
    assert seen.console == []
    page.close()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_axe_finds_nothing_serious(file: Path, context: BrowserContext, theme: str, size: tuple[int, int]) -> None:
    page, _ = opened(context, file)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
    set_size(page, size)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert serious(page) == []
    page.close()


def serious(page: Page) -> list[str]:
    """Rules of axe that are broken badly, each with the first place; axe is run past the page's own policy."""
    import axe_playwright_python

    source = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(source)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{v['id']} ({v['impact']}): {v['nodes'][0]['html'][:200]} {v['nodes'][0].get('failureSummary', '')[:300]}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]


def test_nothing_of_a_hostile_notebook_runs(pages: dict[str, Path], context: BrowserContext) -> None:
    page, seen = opened(context, pages["hostile"])
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.keyboard.press("End")
    page.wait_for_timeout(500)
    assert page.evaluate("window.hit") is None
    assert seen.dialogs == []
    assert [url for url in seen.requests if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.querySelectorAll('script').length") == 1
    assert page.evaluate("document.querySelectorAll('iframe, object, embed, form, base').length") == 0
    handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on'))"
    assert page.evaluate(handlers) == []
    links = "[...document.querySelectorAll('a[href]')].map(a => a.protocol)"
    assert set(page.evaluate(links)) <= {"file:", "https:", "http:", "mailto:"}
    page.close()


def test_the_policy_would_stop_a_script_that_slipped_in(
    pages: dict[str, Path], context: BrowserContext, tmp_path: Path
) -> None:
    text = pages["churn"].read_text(encoding="utf-8")
    open_door = tmp_path / "open door.html"
    attack = "<script>window.hit = 1</script><img src=x onerror='window.hit = 1'>"
    open_door.write_text(text.replace("<main", attack + "<main", 1), encoding="utf-8")
    page, seen = opened(context, open_door)
    assert page.evaluate("window.hit") is None
    assert any("Content Security Policy" in line for line in seen.console)
    page.close()


def test_the_keyboard_leads_through_the_page(pages: dict[str, Path], context: BrowserContext) -> None:
    page, _ = opened(context, pages["churn"])
    set_size(page, WIDE)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the review"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.focus("#next")
    page.keyboard.press("Enter")
    assert "finding" in page.evaluate("document.activeElement.className")
    page.focus(".flow-cells a")
    page.keyboard.press("ArrowDown")
    assert page.inner_text(".flow-detail").startswith("cell 4 · needs nothing · feeds cell 5: df")
    assert page.evaluate("document.querySelectorAll('.lane.on').length") == 1
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.dataset.row") == page.evaluate(
        "[...document.querySelectorAll('.flow-cells a')].pop().dataset.row"
    )


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_a_statement_leads_to_its_destination_and_back(pages: dict[str, Path], context: BrowserContext) -> None:
    page, _ = opened(context, pages["churn"])
    page.emulate_media(reduced_motion="reduce")
    set_size(page, WIDE)
    link = page.locator(".left .went a").filter(has_text="load.load_data").first
    link.focus()
    lit = page.locator(".right .ln.on")
    assert "read_csv" in lit.first.inner_text()
    box, pane = lit.first.bounding_box(), page.locator(".right").bounding_box()
    assert box is not None and pane is not None
    assert pane["y"] <= box["y"] <= pane["y"] + pane["height"], "the line is scrolled into view"
    back = lit.first.locator("a").get_attribute("href")
    assert back is not None
    assert "read_csv" in page.locator(back).inner_text()
    page.close()


def test_hidden_state_and_late_cells_stand_out(pages: dict[str, Path], context: BrowserContext) -> None:
    page, _ = opened(context, pages["disorder"])
    assert page.locator(".lanes .bow.below").count() == 1
    assert page.locator(".lanes .bow.saved-run").count() == 1
    assert page.locator(".row.late .quiet").filter(has_text="which only cell 4 below gives").count() == 1
    page.close()


def test_the_theme_can_be_changed(pages: dict[str, Path], context: BrowserContext) -> None:
    page, _ = opened(context, pages["churn"])
    page.emulate_media(color_scheme="light")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == before != after
    page.close()


def test_it_prints_without_bars_and_in_light(pages: dict[str, Path], context: BrowserContext) -> None:
    page, _ = opened(context, pages["churn"])
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.is_visible(".bar")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()
