# required: very long output and very long lines are compared whole, nothing is cut
# expect: equivalent

# %%
import numpy as np

for i in range(4000):
    print(i, i * i % 97, sep='\t')

# %%
line = ','.join(str(n % 13) for n in range(60000))
print(line)

# %%
big = np.arange(200000, dtype='int64').reshape(-1, 4)
big

# %%
big[123, 2] = -1
print(big.sum(), len(line), i)
