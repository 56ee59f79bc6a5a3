# required: functions of the notebook work in the workers of joblib, with the globals that they had at the call
# expect: equivalent

# %%
import numpy as np
from joblib import Parallel, delayed

scale = 3

def work(n):
    return n * scale

# %%
print(Parallel(n_jobs=2)(delayed(work)(n) for n in range(4)))

# %%
scale = 5
data = np.arange(6).reshape(3, 2)

def row_sum(row, f=work):
    return int(f(row).sum())

print(Parallel(n_jobs=2)(delayed(row_sum)(row) for row in data))

# %%
with Parallel(n_jobs=2, prefer='threads') as parallel:
    print(parallel(delayed(lambda v: v + scale)(v) for v in data[:, 0]))
