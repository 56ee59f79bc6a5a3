# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
X = df[["age", "income", "rooms"]]
X = X.fillna(X.mean())
X = (X - X.mean()) / X.std()
from sklearn.linear_model import LinearRegression

lr = LinearRegression()
lr.fit(X, df["price"])
print(lr.predict(X)[:3].round(2))
