# required: `x += 1` at top level, over several cells, never an UnboundLocalError
# expect: equivalent

# %%
import numpy as np

count = 0
text = 'a'
weights = np.ones(3)
same = weights

# %%
count += 5
text += 'b'
weights += 0.5

# %%
for step in range(3):
    count += step
    text *= 2
weights = weights + 1
print(count, text, weights, same)

# %%
count -= 1
count **= 2
print(count)
