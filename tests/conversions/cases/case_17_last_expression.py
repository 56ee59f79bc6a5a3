# required: the last expression is displayed, not with `;`, not when it is None; several displays keep their order
# expect: equivalent

# %%
import pandas as pd
df = pd.DataFrame({'a': [3, 1, 2], 'name': ['x', 'y', 'z']})
df

# %%
df['a'].sum();

# %%
print('first')
display(df.head(1))
df.sort_values('a')
display('second', df['a'].max())
df.describe()

# %%
df.sort_values('a', inplace=True)

# %%
None

# %%
for n in df['a']:
    display(n)
    n + 100
'text', df.shape    # a comment; with a semicolon

# %%
df['name'].tolist()  ; df.index.tolist()
