# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
data = df[["age", "income", "rooms", "price"]].fillna(0).values
X = data[:, :-1]
y = data[:, -1]
n = int(0.8 * len(X))
X_train, X_test = X[:n], X[n:]
mean, std = X_train.mean(axis=0), X_train.std(axis=0)
X_train = (X_train - mean) / std
X_test = (X_test - mean) / std
from sklearn.neighbors import KNeighborsRegressor

knn = KNeighborsRegressor(5)
knn.fit(X_train, y[:n])
print(knn.predict(X_test)[:3])
