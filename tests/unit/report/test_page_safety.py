"""What a page may hold of a notebook: text that is text, pictures that are pictures, and no secrets."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from report_subjects import finding, review_of

from nbhoist.report.html import render_html
from nbhoist.report.html.highlight import Range, highlight
from nbhoist.report.html.outputs import Gallery
from nbhoist.report.html.prose import render_prose
from nbhoist.report.masking import Mask

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 8).decode()


@pytest.mark.parametrize(
    ("markdown", "absent"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("<img src=x onerror=alert(1)>", "<img"),
        ("![x](https://tracker.test/p.png)", "src="),
        ("![x](attachment:a.svg)", "src="),
        ("[a](javascript:alert(1))", "href"),
        ("[a](JaVaScRiPt&#58;alert(1))", "href"),
        ("[a](data:text/html;base64,PHNjcmlwdD4=)", "href"),
        ("[a](file:///etc/passwd)", "href"),
        ("<javascript:alert(1)>", "href"),
        ('[a](https://ok.test "x\\" onmouseover=alert(1) y")', '" onmouseover'),
        ("<a id=main name=theme>x</a>", "<a"),
        ("# x {#main onclick=alert(1)}", "onclick=alert(1)>"),
    ],
)
def test_markdown_is_inert(markdown: str, absent: str) -> None:
    assert absent not in render_prose(markdown)


def test_harmless_links_stay() -> None:
    html = render_prose("[a](https://ok.test/x) [b](mailto:b@ok.test)")
    assert re.findall(r'href="([^"]+)"', html) == ["https://ok.test/x", "mailto:b@ok.test"]
    assert html.count('rel="noopener noreferrer nofollow"') == 2


def shown(**output: Any) -> list[tuple[str, str]]:
    review = review_of("# %%\nx = 1\n")
    cell = review.facts.notebook.cells[0]._replace(outputs=[output])
    return [(item.kind, item.source or item.text) for item in Gallery(Mask()).of(cell)]


def test_pictures_are_shown_only_where_they_are_pictures() -> None:
    assert shown(output_type="display_data", data={"image/png": PNG}) == [("picture", f"data:image/png;base64,{PNG}")]
    for wrong in ('"><script>alert(1)</script>', base64.b64encode(b"<svg onload=alert(1)>").decode(), "é", ""):
        ((kind, _),) = shown(output_type="display_data", data={"image/png": wrong})
        assert kind == "left out"


def test_html_svg_and_scripts_of_outputs_are_never_shown() -> None:
    data = {"text/html": "<b>x</b>", "image/svg+xml": "<svg/>", "application/javascript": "alert(1)"}
    assert shown(output_type="display_data", data=data) == [
        ("left out", "output in application/javascript, image/svg+xml, text/html, not shown")
    ]
    assert shown(output_type="execute_result", data={**data, "text/plain": "x"}) == [("text", "x")]


def test_outputs_that_make_no_sense_are_passed_over() -> None:
    for output in (
        {"output_type": 3},
        {"output_type": "stream", "text": {}},
        {"data": {"image/png": 5, "text/plain": [1]}},
    ):
        assert all(kind in ("left out",) for kind, _ in shown(**output))


def test_marks_cut_words_without_losing_any() -> None:
    source = "x = f('<b>', \"y\")  # & more"
    (line,) = highlight(source, {1: [Range(4, 12, "error")]})
    text = re.sub(r"<[^>]+>", "", line).replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'")
    assert text.replace("&#34;", '"').replace("&amp;", "&") == source
    assert re.sub(r"<(?!/?u)[^>]+>", "", line).count("<u ") >= 1


def test_each_line_of_a_source_is_one_line() -> None:
    source = "\n\n'''a\n\nb'''\n%matplotlib inline\n\tx = (\n"
    assert len(highlight(source)) == len(source.split("\n"))


def test_secrets_are_masked_everywhere() -> None:
    secret = "tr0ub4dor&3'<x>"
    text = f"# %% [markdown]\n# the word is {secret}\n# %%\nword = {secret!r}\n# %%\n# mail me: jo.doe@firma.de\n"
    review = review_of(text, finding("security", "error", message=f"`{secret}` is secret"), mask=Mask((secret,)))
    page = render_html([(review, f"title {secret}")])
    assert "tr0ub4dor" not in page
    assert "jo.doe" not in page


def test_only_our_assets_may_run() -> None:
    page = render_html([(review_of("# %%\nx = 1\n"), "")])
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[0].replace("&#39;", "'")
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        (asset,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"\son\w+=|\sstyle=|unsafe-inline", page)
