# required: without a seed both runs are forced to the same state, and the verdict says so
# expect: equivalent

# %%
import random
import numpy as np
from sklearn.cluster import KMeans

points = np.random.normal(size=(30, 2))
rng = np.random.default_rng()
other = np.random.RandomState()

# %%
labels = KMeans(n_clusters=3, n_init=2).fit_predict(points)
print(np.bincount(labels).tolist())

# %%
print(rng.integers(0, 1000, 4).tolist(), other.randint(0, 1000, 4).tolist())

# %%
second = np.random.default_rng()
mine = random.Random()
print(second.random(2).round(6), round(mine.random(), 6), round(random.random(), 6))
