# required: `%run` of a notebook and of scripts beside it: in shared names or in names of their own, as IPython does
# expect: equivalent

# %%
base = 2

# %%
print('before')
base
%run "the other.ipynb"
print(grow(3))
scale + 1

# %%
scale = 1
%run numbers_of_mine.py
print(grow(3), primes)

# %%
%run -i shared.py
print(total, base)
