# required: a function inside an estimator reads its global at the call, and the estimator can be pickled as in the notebook
# expect: equivalent

# %%
import pickle
import numpy as np
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

OFFSET = 1.0

def shifted_log(X):
    return np.log(X + OFFSET)

X = np.array([[0.0, 3.0], [1.0, 7.0], [4.0, 2.0], [9.0, 5.0]])
y = np.array([1.0, 2.0, 2.5, 4.0])

# %%
pipe = make_pipeline(FunctionTransformer(shifted_log), Ridge(alpha=0.1)).fit(X, y)
print(pipe.predict(X).round(5))

# %%
with open('pipe.pkl', 'wb') as f:
    pickle.dump(pipe, f)
OFFSET = 2.0
print(pipe.predict(X).round(5))

# %%
again = pickle.load(open('pipe.pkl', 'rb'))
print(again.predict(X[:2]).round(5), again.steps[0][1].func is shifted_log)
