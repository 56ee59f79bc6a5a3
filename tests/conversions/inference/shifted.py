# expect: features
# reason: shift
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
df["before"] = df["price"].shift(1)
df = df.dropna()
X = df[["before", "rooms"]]
from sklearn.linear_model import LinearRegression

lr = LinearRegression().fit(X, df["price"])
print(lr.predict(X)[:3])
