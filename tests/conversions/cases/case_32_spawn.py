# required: spawned processes find the function of a module that the notebook has written
# expect: equivalent

# %%
%%writefile spawned_work.py
RATE = 4

def charge(hours):
    return hours * RATE

# %%
import multiprocessing as mp
import spawned_work

hours = [1, 2.5, 8]
spawned_work.RATE = 1000        # the workers import the module anew and do not see this

# %%
with mp.get_context('spawn').Pool(1) as pool:
    charges = pool.map(spawned_work.charge, hours)
print(charges, spawned_work.charge(1))
