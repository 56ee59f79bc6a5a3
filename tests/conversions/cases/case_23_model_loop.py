# required: a long loop over models with scores collected is the same, and names that leak from it keep their last value
# expect: equivalent

# %%
import numpy as np
import pandas as pd
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import KFold
from sklearn.neighbors import KNeighborsClassifier

rng = np.random.RandomState(0)
X = rng.normal(size=(90, 3))
y = (X[:, 0] + 0.5 * X[:, 1] ** 2 > 0.3).astype(int)

# %%
models = [('dummy', DummyClassifier()), ('logistic', LogisticRegression()), ('nearest', KNeighborsClassifier(3))]
scores, best, best_score = {}, None, 0
for name, model in models:
    fold_scores = []
    for fold, (train, test) in enumerate(KFold(3, shuffle=True, random_state=1).split(X)):
        model.fit(X[train], y[train])
        predicted = model.predict(X[test])
        fold_scores.append(accuracy_score(y[test], predicted))
    scores[name] = np.mean(fold_scores)
    if scores[name] > best_score:
        best, best_score = model, scores[name]
    print(f'{name:>9} {scores[name]:.3f}')

# %%
print(pd.Series(scores).idxmax(), type(best).__name__, best is model, fold, predicted[:8])
best.fit(X, y).score(X, y)
