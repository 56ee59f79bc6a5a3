# required: a name used before any definition stops the fresh run: said with cell and name, all before it agrees
# expect: undecided

# %%
import pandas as pd
df = pd.DataFrame({'a': [1, 2, 3]})
print(df['a'].sum())

# %%
print(threshold * 2)

# %%
threshold = df['a'].mean()
