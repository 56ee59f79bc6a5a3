# required: an unknown magic is reported with its cell and line; the rest is converted
# expect: refusal

# %%
import pandas as pd
df = pd.DataFrame({'a': [1, 2, 3]})

# %%
%sql_of_our_company SELECT * FROM sales
n = len(df)

# %%
print(n, df['a'].mean())
