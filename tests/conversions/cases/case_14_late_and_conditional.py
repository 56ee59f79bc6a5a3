# required: late, conditional and doubled imports give the same objects, where the notebook has them
# expect: equivalent

# %%
import json as codec
values = codec.loads('[3, 1, 2]')

# %%
try:
    import a_module_that_nobody_has as fast
except ImportError:
    fast = None
if fast is None:
    from math import sqrt as root
else:
    root = fast.root
print(fast, root(16))

# %%
import collections, collections.abc
from collections import Counter as C, OrderedDict
import collections as c
print(c.Counter is C, isinstance([], collections.abc.Sequence), codec.__name__)

# %%
import pickle as codec          # shorter files
print(codec.loads(codec.dumps(values)))

# %%
def when_needed():
    import statistics
    return statistics.median(values)

print(when_needed(), 'statistics' in dir())
