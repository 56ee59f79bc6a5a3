# required: dataclasses, class bodies that compute, and sklearn estimators of one's own do the same
# expect: equivalent

# %%
from dataclasses import dataclass, field, replace
import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, clone

@dataclass(order=True)
class Config:
    depth: int = 3
    names: list = field(default_factory=list)

# %%
base = Config()
deep = replace(base, depth=9)
base.names.append('a')
print(base, deep, base < deep, Config() == Config())

# %%
class Threshold(BaseEstimator, ClassifierMixin):
    levels = [n * n for n in range(3)]
    top = levels[-1]

    def __init__(self, q=0.5):
        self.q = q

    def fit(self, X, y):
        self.cut_ = float(np.quantile(X[:, 0], self.q))
        self.classes_ = np.unique(y)
        return self

    def predict(self, X):
        return (X[:, 0] > self.cut_).astype(int)

# %%
X, y = np.arange(8.0).reshape(-1, 1), np.array([0, 0, 0, 1, 0, 1, 1, 1])
clf = Threshold(q=0.25).fit(X, y)
twin = clone(clf).set_params(q=0.5).fit(X, y)
print(clf.cut_, twin.cut_, clf.score(X, y), twin.score(X[:6], y[:6]), clf, Threshold.top)
