# required: a package that would be called like a module of the standard library is renamed, and said so
# expect: equivalent
# notebook: statistics.ipynb

# %%
import statistics
import random
random.seed(4)

# %%
values = [random.randint(1, 6) for _ in range(5)]
statistics.mean(values)

# %%
print(statistics.median(values), values)
