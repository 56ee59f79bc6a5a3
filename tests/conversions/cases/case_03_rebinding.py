# required: the right value reaches each reader when a name is bound again in a later cell
# expect: equivalent

# %%
import pandas as pd

df = pd.DataFrame({'x': [1.0, None, 3.0, 4.0], 'y': [10, 20, 30, None]})
n = len(df)

# %%
df = df.dropna(subset=['x'])
first, *rest = df['x']
print(n, len(df), first, rest)

# %%
df = df.dropna()
lo, hi = df['y'].min(), df['y'].max()
print(len(df), lo, hi)

# %%
lo, hi = hi, lo
(n, (tail,)), [*letters] = (len(df), df['x'][-1:]), 'ab'
print(n, lo, hi, tail, letters)

# %%
if (n := n + 10) > 11:
    print('large', n)
total = sum(last := value for value in df['x'])
print(total, last, n)
