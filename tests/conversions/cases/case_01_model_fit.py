# required: `fit` changes the model, and what was added to it later is still there at the prediction
# expect: equivalent

# %%
import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler

X = np.array([[1.0, 200.0], [2.0, 180.0], [3.0, 260.0], [4.0, 90.0], [5.0, 310.0]])
y = np.array([3.1, 4.9, 7.2, 8.8, 11.3])
model = LinearRegression()
scaler = StandardScaler()

# %%
scaler.fit(X[:3])

# %%
model.fit(scaler.transform(X), y)
model.note = 'first'
print(model.coef_.round(6))

# %%
model.fit(scaler.transform(X[1:]), y[1:])
model.note += ', second'

# %%
scaler.scale_[1] = 1.0
print(model.predict(scaler.transform(X)).round(6), model.note)
