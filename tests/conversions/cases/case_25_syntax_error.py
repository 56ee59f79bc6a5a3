# required: a cell that does not parse is reported with cell and line, and nothing is written
# expect: refusal

# %%
import pandas as pd
df = pd.DataFrame({'a': [1, 2, 3]})

# %%
print(df['a'].sum()
n = 3

# %%
print(n)
