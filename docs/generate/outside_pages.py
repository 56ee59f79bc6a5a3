"""Hook of mkdocs: pages that live elsewhere in the checkout join the site, and links to them follow."""

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)")


def on_files(files: "Files", config: "MkDocsConfig") -> "Files":
    """Add the changes and the page of each rule."""
    for address, path in outside_pages().items():
        files.append(File.generated(config, address, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: "Page", **_: object) -> str:
    """Lead links that leave `docs/` to where their page stands in the site."""
    addresses = {path: address for address, path in outside_pages().items()}
    source = Path(page.file.abs_src_path or ROOT / "docs" / page.file.src_uri)
    start = posixpath.dirname(page.file.src_uri)

    def followed(link: re.Match[str]) -> str:
        address = addresses.get((source.parent / link[1]).resolve())
        return link[0] if address is None else f"]({posixpath.relpath(address, start or '.')}{link[2] or ''})"

    return _LINK.sub(followed, markdown)


def outside_pages() -> dict[str, Path]:
    """Address in the site → file."""
    pages = {f"reference/rules/{path.stem.replace('_', '-')}.md": path for path in sorted(ROOT.glob("rules/*/*.md"))}
    return {"changes.md": ROOT / "CHANGELOG.md", **pages}
