"""Lines that a package has besides the notebook's own: `python tests/benchmarks/infrastructure_lines.py PACKAGE`.

Counts non-empty lines of a converted package's files by what they are for: modules made from the notebook, modules that
every package has, each optional part, configuration, tests. What is read once a year (tests, README) is counted apart.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from nbhoist.scaffold.parts import PARTS
from nbhoist.scaffold.render import part_templates

WORDS_A_MINUTE = 200
STATE = ".nbhoist"


def main(folder: Path) -> None:
    """Print a line for each kind of file."""
    manifest = json.loads((folder / STATE / "manifest.json").read_text(encoding="utf-8"))
    package, own = manifest["package"], {home[1] for home in manifest["homes"]} | {"pipeline"}
    parts = {
        path: part.name
        for part in PARTS
        for tree in (*part.trees, *part.raw_trees)
        for path, _ in part_templates(tree, package)
    }
    lines: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for path in sorted(manifest["files"]):
        text = (folder / path).read_text(encoding="utf-8")
        kind = kind_of(path, package, own, parts)
        lines[kind] += sum(bool(line.strip()) for line in text.splitlines())
        words[kind] += len(text.split())
    for kind, count in sorted(lines.items()):
        print(f"{kind:<32} {count:>6} lines {words[kind] / WORDS_A_MINUTE:>6.1f} minutes at {WORDS_A_MINUTE} words")


def kind_of(path: str, package: str, own: set[str], parts: dict[str, str]) -> str:
    """What a file is for."""
    if path.startswith("tests/"):
        return "tests"
    if path in parts:
        return f"part `{parts[path]}`"
    if not path.startswith("src/"):
        return "configuration and texts"
    return "from the notebook" if Path(path).stem in own and path.endswith(".py") else "every package"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
