# required: docstrings, comments above and inside of functions, decorators and blank lines keep their owner
# expect: equivalent

# %% [markdown]
# # Report
# First sentence of the report. Second one, with `code` and a [link](https://example.org/a_b).

# %%
# -*- coding: utf-8 -*-
import functools
# cache because it is slow on the server

@functools.lru_cache(maxsize=None)
# two arguments, never three
def distance(a, b):
    '''Distance in km.

    >>> distance(1, 4)
    3
    '''
    # straight line only

    return abs(a - b)

# %% [markdown]
# ### Which are far away?

# %%
## loud comment
#no space
far = [d for d in (distance(1, 9),      # north
                   distance(2, 3),      # next door
                   distance(9, 1))
       if d > 5]
print(far, distance.__doc__.strip().splitlines()[0], distance.cache_info().currsize)
x = 1 ;y = 2;
print(x,y) # done
