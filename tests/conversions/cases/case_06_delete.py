# required: no stage asks for a deleted name; what is created again later under the same name is the new value
# expect: equivalent

# %%
import pandas as pd

df = pd.DataFrame({'k': [1, 1, 2], 'v': [5, 6, 7]})
tmp = df.groupby('k')['v'].sum()
best = tmp.idxmax()
parts = {'a': [1, 2, 3], 'b': [4]}

# %%
del df, tmp
del parts['b'], parts['a'][0]
print(best, parts)

# %%
try:
    df
except NameError:
    print('no df')

# %%
df = pd.DataFrame({'k': ['x'], 'v': [0.5]})
for name in list(parts):
    del parts[name]
print(df.shape, parts)

# %%
df['w'] = df['v'] * best
del df['v']
df
