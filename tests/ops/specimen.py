"""A small notebook with an alias, draws, a model and a figure, and the program as its user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOK = """
# %% [markdown]
# # Rides

# %%
import random
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
np.random.seed(7)
random.seed(7)

# %%
rides = pd.read_csv('rides.csv')
tables = {'all': rides}
rides.head(2)

# %%
rides['wind'] = rides['wind'].fillna(rides['wind'].median())
len(tables['all'].dropna())

# %%
rides['chill'] = rides['temp'] - rides['wind'] / 2 + np.random.normal(size=len(rides))
X = rides[['temp', 'wind', 'chill']]
y = rides['rides']

# %%
model = RandomForestRegressor(n_estimators=5)
model.fit(X, y)
mae = np.abs(model.predict(X) - y).mean()
print(round(mae, 6), np.random.rand(), random.random())

# %%
rides.plot.scatter('temp', 'rides')
rides.loc[0, 'wind'] = -1.0
tables['all']['wind'].min()
"""


def converted(folder: Path, *options: str) -> Path:
    """The package of the notebook, unproven."""
    rows = [f"{at % 17 - 3},{'' if at % 9 == 0 else at % 5},{40 + at % 23}" for at in range(60)]
    (folder / "rides.csv").write_text("\n".join(["temp,wind,rides", *rows, ""]), encoding="utf-8")
    notebook = folder / "rides.ipynb"
    notebook.write_text(as_notebook(NOTEBOOK), encoding="utf-8")
    nbhoist("convert", str(notebook), "--output", str(folder / "rides"), "--no-prove", *options)
    return folder / "rides"


def as_notebook(text: str) -> str:
    """A notebook file of cells in percent format."""
    cells = []
    for part in text.split("\n# %%")[1:]:
        kind, source = ("markdown", part.partition("\n")[2]) if part.startswith(" [markdown]") else ("code", part[1:])
        lines = [line.removeprefix("# ") for line in source.split("\n")] if kind == "markdown" else source.split("\n")
        more = {"outputs": [], "execution_count": None} if kind == "code" else {}
        cells.append(
            {"id": f"c{len(cells)}", "cell_type": kind, "metadata": {}, "source": "\n".join(lines).strip(), **more}
        )
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


def nbhoist(*arguments: str) -> str:
    """Run the program and return what it prints."""
    command = [sys.executable, "-m", "nbhoist", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout
