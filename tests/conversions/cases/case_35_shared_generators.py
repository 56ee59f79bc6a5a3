# required: one generator passed around gives the same draws to the same readers
# expect: equivalent

# %%
import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(0)
state = np.random.RandomState(5)
X = rng.normal(size=(60, 2))

# %%
y = X[:, 0] * 2 + noise if (noise := rng.normal(scale=0.1, size=60)) is not None else 0
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=state)

# %%
a = RandomForestRegressor(n_estimators=4, random_state=state).fit(X_train, y_train)
b = RandomForestRegressor(n_estimators=4, random_state=state).fit(X_train, y_train)
print(a.predict(X_test)[:2].round(6), b.predict(X_test)[:2].round(6))

# %%
def pick(generator, n=3):
    return generator.permutation(10)[:n].tolist()

children = rng.spawn(2)
print(pick(rng), pick(children[0]), pick(rng), state.randint(1000))
