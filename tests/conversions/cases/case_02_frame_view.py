# required: a selection is a copy or a view exactly as in the notebook, and the order of the writes is kept
# expect: equivalent

# %%
import numpy as np
import pandas as pd

df = pd.DataFrame({'a': [1, 2, 3], 'b': [4.0, 5.0, 6.0]})
X = df[['a']]
grid = np.arange(12).reshape(3, 4)
row = grid[1]
block = grid[:, 1:3]

# %%
X['a'] = 0
print(df['a'].tolist(), X['a'].tolist())

# %%
row[0] = 99
block *= 2
print(grid.tolist())

# %%
other = df
other['c'] = df['a'] + df['b']
df = df.copy()
df['c'] = -1
print(other['c'].tolist(), df['c'].tolist(), row.sum(), block.sum())
