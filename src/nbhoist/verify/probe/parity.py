"""Runs a package with and without training, and compares: `python parity.py train|check CONFIG`.

`train` runs the pipeline and leaves a saved model, the raw rows, and what the model was given and gave. `check`, in a
process that cannot import the training, makes the same of the raw rows.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import sys
import traceback


def main(phase: str, path: str) -> int:
    """Run one phase as the configuration says."""
    with open(path, encoding="utf-8") as stream:
        config = json.load(stream)
    folder = os.path.dirname(os.path.abspath(__file__))
    runpy.run_path(os.path.join(folder, "start_kernel.py"))["load"](folder)
    module = importlib.import_module(f"_nbhoist_probe.parity_{phase}")
    sys.path[:] = [config["source"], *(entry for entry in sys.path if os.path.abspath(entry or ".") != folder)]
    try:
        answer = module.run(config)
    except BaseException as error:
        traceback.print_exc()
        answer = {"trouble": f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:300]}
    with open(config["answer"], "w", encoding="utf-8") as stream:
        json.dump(answer, stream)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
