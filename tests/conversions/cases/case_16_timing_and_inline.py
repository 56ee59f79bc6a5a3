# required: `%time x = f()` and `%%time` bind their names, `%matplotlib` goes; the timings themselves do not count
# expect: equivalent

# %%
%matplotlib inline
%config InlineBackend.figure_format = 'png'
import pandas as pd

def total(n):
    return sum(range(n))

# %%
%time small = total(10)
%time print('inside', small)

# %%
%%time
# the long one
large = total(1000)
frame = pd.DataFrame({'n': [10, 1000], 'total': [small, large]})
frame['mean'] = frame['total'] / frame['n']

# %%
frame['ratio'] = frame['total'] / small
frame
