# required: modules and packages beside the notebook, and the data that they read, are carried into the package
# expect: equivalent

# %%
import pandas as pd
import cleaning
from cleaning import strip_all
from shapes import area, square as sq
from shapes.square import side

# %%
df = pd.DataFrame({'name': [' a', 'b '], 'side': [2, 3]})
df['name'] = strip_all(df['name'])
print(df['name'].tolist(), cleaning.CALLS)

# %%
df['area'] = [area(side(s)) for s in df['side']]
cleaning.SUFFIX = '!'
print(strip_all([' c ']), cleaning.CALLS, sq.FACTOR)

# %%
import importlib
late = importlib.import_module('shapes.triangle')
print(late.area(4, 3), cleaning.weights()['b'], df['area'].sum())
