# required: state of modules that the notebook changes is the notebook's at every run, the second one in a process too
# expect: equivalent

# %%
import math
import decimal
import numpy as np
import json

class Registry:
    known = {}

    def __init_subclass__(cls):
        Registry.known[cls.__name__] = cls

# %%
class First(Registry):
    pass

print(list(Registry.known), decimal.Decimal(1) / 3, hasattr(math, 'tau2'))

# %%
decimal.getcontext().prec = 5
math.tau2 = math.tau * 2
old = np.seterr(divide='ignore')
print(decimal.Decimal(1) / 3, round(math.tau2, 4), np.float64(1) / 0, old['divide'])

# %%
class Second(First):
    pass

del math.tau2
decimal.getcontext().prec = 28
np.seterr(**old)
print(list(Registry.known), len(json.dumps(old)))
