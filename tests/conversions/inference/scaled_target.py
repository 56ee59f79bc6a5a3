# expect: derived
# finish: y_scaler.inverse_transform(scaled.reshape(-1, 1)).ravel()
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error
from sklearn.preprocessing import StandardScaler

X = df[["age", "income", "rooms"]].fillna(0)
y_scaler = StandardScaler()
y = y_scaler.fit_transform(df[["price"]]).ravel()
reg = LinearRegression()
reg.fit(X, y)

# %%
scaled = reg.predict(X)
prices = y_scaler.inverse_transform(scaled.reshape(-1, 1)).ravel()
prices[prices < 0] = 0
print(round(mean_absolute_error(df["price"], prices), 2))
