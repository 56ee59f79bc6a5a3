"""Compares predictions with what happens in many notebooks: what was missed, and how much of what was predicted happens.

python tests/oracle/run.py FOLDER…   each FOLDER is a project; every notebook below it is run in a copy of the folder
python tests/oracle/run.py --replace OLD NEW FOLDER…   the same with other paths in the notebooks, as the specimens need them
python tests/oracle/run.py --keep SEEN FOLDER…   keep what was observed in the folder SEEN, and do not run again what is there
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from judge import judged
from scratch import observed

from nbhoist.analysis.facts import build_facts
from nbhoist.notebook.reader import read_notebook

if TYPE_CHECKING:
    from collections.abc import Iterator


def main(asked: argparse.Namespace) -> None:
    """Print one line per notebook, every miss, and the sums."""
    total: Counter[str] = Counter()
    for folder, notebook in _notebooks(asked.folders):
        try:
            seen = _seen(notebook, folder, asked)
        except Exception as error:
            print(f"{notebook}: {type(error).__name__}: {str(error)[-300:]}", flush=True)
            continue
        found = judged(build_facts(read_notebook(notebook)), seen["steps"])
        total.update(found.counts)
        total.update(notebooks=1, whole=not seen["stopped"], missed=len(found.missed))
        print(f"{notebook}: {dict(found.counts)} {seen['stopped']}", flush=True)
        for one in found.missed:
            print(f"  missed {one.what} {one.name} in {one.statement}: {one.text!r}", flush=True)
        for one in found.wrong if asked.wrong else ():
            print(f"  wrong {one.what} {one.name} in {one.statement}: {one.text!r}", flush=True)
    print(dict(total))
    for what in ("mutations", "effects"):
        print(f"precision of {what}: {total['right_' + what]} of {total[what]}")
        print(f"recall of {what}: {total['right_' + what]} of {total['seen_' + what]} without those of unknown calls")


def _notebooks(folders: list[Path]) -> Iterator[tuple[Path, Path]]:
    for folder in folders:
        for notebook in sorted(folder.rglob("*.ipynb")):
            if ".ipynb_checkpoints" not in notebook.parts:
                yield folder, notebook


def _seen(notebook: Path, folder: Path, asked: argparse.Namespace) -> dict[str, Any]:
    kept = asked.keep / f"{hashlib.sha256(notebook.read_bytes()).hexdigest()[:16]}.json" if asked.keep else None
    if kept is not None and kept.exists():
        known: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
        return known
    seen = observed(notebook, folder, dict(asked.replace), timeout=1800)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(seen), encoding="utf-8")
    return seen


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--replace", nargs=2, action="append", default=[], metavar=("OLD", "NEW"))
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list what was predicted and did not happen")
    main(parser.parse_args())
