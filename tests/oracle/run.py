"""Compares predictions with what happens in many notebooks: what was missed, and how much of what was predicted happens.

python tests/oracle/run.py FOLDER…   each FOLDER is a project; every notebook below it is run in a copy of the folder
python tests/oracle/run.py --replace OLD NEW FOLDER…   the same with other paths in the notebooks, as the specimens need them
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from scratch import observed


def main(folders: list[str], relocated: dict[str, str]) -> None:
    """Print one line per notebook, every miss, and the sums."""
    total: Counter[str] = Counter()
    for folder in map(Path, folders):
        for notebook in sorted(folder.rglob("*.ipynb")):
            if ".ipynb_checkpoints" in notebook.parts:
                continue
            try:
                found = observed(notebook, folder, relocated, timeout=1800)
            except Exception as error:
                print(f"{notebook}: {type(error).__name__}: {str(error)[-300:]}", flush=True)
                continue
            total.update(found["counts"])
            total.update(notebooks=1, whole=not found["stopped"], missed=len(found["missed"]))
            print(f"{notebook}: {found['counts']} {found['stopped']}", flush=True)
            for what, name, identifier, text in found["missed"]:
                print(f"  missed {what} {name} in {identifier}: {text!r}", flush=True)
    print(dict(total))
    for what in ("mutations", "effects"):
        print(f"precision of {what}: {total['right_' + what]} of {total[what]}")
        print(f"recall of {what}: {total['right_' + what]} of {total['seen_' + what]} without those of unknown calls")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--replace", nargs=2, action="append", default=[], metavar=("OLD", "NEW"))
    asked = parser.parse_args()
    main(asked.folders, dict(asked.replace))
