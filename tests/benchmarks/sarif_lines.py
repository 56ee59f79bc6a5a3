"""Whether lines of a SARIF log hold the code that the findings name: `python tests/benchmarks/sarif_lines.py LOG`.

Looks, for a random sample, at the physical line in the file and compares it with the line of the cell.
"""

import argparse
import json
import random
from pathlib import Path
from urllib.parse import unquote

from nbhoist.errors import NotebookError
from nbhoist.notebook.reader import read_notebook


def main() -> None:
    """Print how many of the sampled lines are right, and the ones that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("log", type=Path)
    parser.add_argument("--folder", type=Path, default=Path(), help="folder that the paths are relative to")
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    (run,) = json.loads(asked.log.read_text(encoding="utf-8"))["runs"]
    located = [place for result in run["results"] if (place := result["locations"][0]).get("logicalLocations")]
    sample = random.Random(asked.seed).sample(located, min(asked.size, len(located)))
    wrong = [place for place in sample if not holds(place, asked.folder)]
    print(f"{len(sample) - len(wrong)} of {len(sample)} lines hold the code ({len(located)} findings in cells)")
    for place in wrong:
        print(json.dumps(place))


def holds(place: dict[str, object], folder: Path) -> bool:
    """Whether the physical line holds the line of the cell; a source that is one JSON string holds all of its lines."""
    physical, logical = place["physicalLocation"], place["logicalLocations"][0]  # type: ignore[index]
    path = folder / unquote(physical["artifactLocation"]["uri"])
    cell, _, line = logical["fullyQualifiedName"].removeprefix("cell ").partition(", line ")
    try:
        source = read_notebook(path).cells[int(cell) - 1].source.split("\n")[int(line) - 1]
    except NotebookError:
        return False
    text = path.read_text(encoding="utf-8-sig").split("\n")[physical["region"]["startLine"] - 1]
    escaped = (json.dumps(source, ensure_ascii=plain)[1:-1] for plain in (True, False))
    return source in text or any(form in text for form in escaped)


if __name__ == "__main__":
    main()
