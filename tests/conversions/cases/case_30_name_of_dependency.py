# required: a package that would be called like a library that it imports is renamed, and said so
# expect: equivalent
# notebook: pandas.ipynb

# %%
import pandas as pd
import json

# %%
df = pd.DataFrame({'a': [1, 2, 3]})
print(pd.__name__, df['a'].sum())

# %%
print(json.dumps(df.to_dict('list')))
