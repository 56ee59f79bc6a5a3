# required: `?name`, `name?`, `%who` and the like are for the person at the screen: removed and listed
# expect: equivalent

# %%
import pandas as pd
df = pd.DataFrame({'a': [1, 2]})

# %%
?len
df.head?
pd.DataFrame.sum??

# %%
%pinfo df
df['b'] = df['a'] ** 2

# %%
what = 'a?'      # no help here
print(what, df['b'].sum())
