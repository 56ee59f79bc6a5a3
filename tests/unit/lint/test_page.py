"""Pages taken apart."""

from nbhoist.lint.page import parse_page


def test_parse_page() -> None:
    page = parse_page(
        "# a-b (NBH999)\n\nA thing.\n\n## Bad\n\nSo:\n\n```python\n# %%\nx\n```\n\n```json\n{}\n```\n\n## Good\n\nNone\n"
    )
    assert (page.title, page.summary) == ("a-b (NBH999)", "A thing.")
    assert list(page.sections) == ["Bad", "Good"]
    assert [(block.language, block.text) for block in page.blocks("Bad")] == [("python", "# %%\nx\n"), ("json", "{}\n")]
    assert page.blocks("Good") == page.blocks("Limits") == ()


def test_the_fence_of_a_block_may_say_more() -> None:
    page = parse_page("# a-b (NBH999)\n\nA.\n\n## Bad\n\n```python Untitled.ipynb # error: [NBH999]\n# %%\n```\n")
    (block,) = page.blocks("Bad")
    assert block.info == "Untitled.ipynb # error: [NBH999]"
