# %% [markdown]
# # Other

# %%
print('in the other one')
scale = base * 5
scale

# %%
import math


def grow(x):
    return x * scale + math.floor(0.5)


grow(1)
