"""Write the reference from the code: `python docs/generate/reference.py`."""

from collections.abc import Callable
from pathlib import Path

from command_pages import render_commands
from json_pages import render_json_shapes
from rule_pages import render_rules
from setting_pages import render_settings

REFERENCE = Path(__file__).parents[1] / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "commands.md": render_commands,
    "configuration.md": render_settings,
    "json.md": render_json_shapes,
    "rules.md": render_rules,
}

if __name__ == "__main__":
    for name, render in PAGES.items():
        (REFERENCE / name).write_text(render(), encoding="utf-8", newline="\n")
