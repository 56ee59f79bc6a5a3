# required: one block that loads, trains and predicts is kept whole, or split only where that is provably equal
# expect: equivalent

# %%
import numpy as np
import pandas as pd
from sklearn.tree import DecisionTreeRegressor

pd.DataFrame({'x': range(12), 'y': [n * n % 7 for n in range(12)], 'part': [0, 1, 2] * 4}).to_csv('t.csv', index=False)
results = {}

# %%
with open('t.csv', encoding='utf-8') as f:
    table = pd.read_csv(f)
    for part, rows in table.groupby('part'):
        if len(rows) < 4:
            continue
        try:
            model = DecisionTreeRegressor(max_depth=part or None, random_state=0).fit(rows[['x']], rows['y'])
        except ValueError:
            break
        else:
            results[part] = model.predict(table[['x']]).round(3)
            best = model if part == 0 or results[part].sum() > results[0].sum() else best
    table['mean'] = np.mean(list(results.values()), axis=0)

# %%
print(f.closed, part, rows.shape, best.get_depth())
print(table['mean'].round(3).tolist())
