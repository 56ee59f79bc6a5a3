# required: star imports, `from __future__`, and imported names that are bound again
# expect: equivalent

# %%
from __future__ import annotations
from math import *

def area(r: Radius) -> Square:
    return round(pi * r ** 2, 4)

print(area(2), area.__annotations__)

# %%
from statistics import *
print(mean([1, 2, 6]), floor(2.7), median([5, 1, 3]))

# %%
pi = 3
print(area(2), gcd(12, 18))

# %%
from cmath import *          # sqrt is another one from here on
print(sqrt(-4), area(1))

# %%
from os.path import join as sqrt
print(sqrt('a', 'b').replace('\\', '/'))
