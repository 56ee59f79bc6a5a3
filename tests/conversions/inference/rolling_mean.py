# expect: features
# reason: rolling
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
df["smooth"] = df["price"].rolling(3).mean().fillna(0)
X = df[["smooth", "rooms"]]
from sklearn.linear_model import LinearRegression

lr = LinearRegression().fit(X, df["price"])
print(lr.predict(X)[:3])
