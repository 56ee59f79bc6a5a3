"""How the cost of analysis grows with the number of cells: seconds per size, and the exponent of the growth.

python tests/benchmarks/analysis_growth.py [--sizes 100 1000 10000] [--repeats 3] [--shape fresh|shared|functions]
"""

import argparse
import gc
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from nbhoist.analysis.facts import Facts, build_facts
from nbhoist.notebook.model import Notebook
from nbhoist.notebook.percent import notebook_from_percent

GOAL = 1.1
IMPORTS = """import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split"""
SHAPES = {
    # every block of cells has names of its own, as when experiments stand below one another
    "fresh": """df_N = pd.read_csv('data.csv')
df_N['ratio'] = df_N['a'] / df_N['b']
def scale_N(column, factor=1):
    return df_N[column] * factor
X_N, y_N = df_N.drop(columns='y'), df_N['y']
X_train_N, X_test_N, y_train_N, y_test_N = train_test_split(X_N, y_N, random_state=0)
model_N = LogisticRegression().fit(X_train_N, y_train_N)
scores_N = []
for part in (X_train_N, X_test_N):
    scores_N.append(model_N.predict(part).mean())
plt.plot(scores_N)
print(scale_N('a').mean(), scores_N)""",
    # every block works on the same names, as one long exploration does
    "shared": """df = pd.read_csv('data.csv')
df['c_N'] = df['a'] * N
df = df.dropna()
part = df[df['a'] > 0]
part['b'] = 0
if len(part):
    mean = part['b'].mean()
plt.hist(df['c_N'])
print(mean, part.shape)""",
    # functions call one another, in rings of ten: what a call may do is what all of them do
    "functions": """def step_N(rows):
    rows.append(N)
    return step_M(rows)
rows_N = []
step_N(rows_N)
[r + N for r in rows_N]""",
}
BLOCK = 4  # cells that one block is spread over


def ring(number: int) -> int:
    """The function that one of ten calls."""
    return number + 1 if number % 10 < 9 else number - 9


def synthetic(cells: int, shape: str) -> Notebook:
    """A notebook of about that many code cells."""
    lines = SHAPES[shape].split("\n")
    tops = [i for i, line in enumerate(lines) if not line.startswith(" ")]
    starts = [tops[len(tops) * k // BLOCK] for k in range(BLOCK)]
    parts = ["\n".join(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    texts = [IMPORTS]
    for number in range(max(1, cells // BLOCK)):
        texts += [
            p.replace("_N", f"_{number}")
            .replace(" N", f" {number}")
            .replace("(N)", f"({number})")
            .replace("_M", f"_{ring(number)}")
            for p in parts
        ]
    return notebook_from_percent("".join(f"# %%\n{text}\n" for text in texts), Path("synthetic.ipynb"))


def all_facts(notebook: Notebook) -> Facts:
    """Everything that rules and passes may ask for."""
    facts = build_facts(notebook)
    for statement in facts.statements:
        assert statement.roles is not None
        assert statement.mutates is not None
        facts.environment(statement.node)
    assert len(facts.graph.incoming) == len(facts.statements)
    return facts


def seconds(work: Callable[[], object], repeats: int) -> float:
    """The shortest of some runs, in seconds of the processor."""
    best = math.inf
    for _ in range(repeats):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Slope of time over size in a plot with logarithmic axes, by least squares."""
    xs, ys = [math.log(s) for s in sizes], [math.log(t) for t in times]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def main() -> int:
    """Print a table and say whether the growth keeps to the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 300, 1000, 3000, 10000])
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--shape", choices=sorted(SHAPES), action="append")
    options = parser.parse_args()
    worst = 0.0
    for shape in options.shape or sorted(SHAPES):
        notebooks = [synthetic(size, shape) for size in options.sizes]
        times = [seconds(lambda n=n: all_facts(n), options.repeats) for n in notebooks]  # type: ignore[misc]
        for size, taken in zip(options.sizes, times, strict=True):
            print(f"{shape:10} {size:6} cells  {taken:8.3f} s  {1000 * taken / size:6.2f} ms per cell")
        slope = exponent(options.sizes, times)
        print(f"{shape:10} exponent {slope:.2f}")
        worst = max(worst, slope)
    print("goal holds" if worst <= GOAL else f"goal of {GOAL} does not hold")
    return int(worst > GOAL)


if __name__ == "__main__":
    raise SystemExit(main())
