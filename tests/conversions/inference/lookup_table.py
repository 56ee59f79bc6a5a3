# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
cities = pd.read_csv("cities.csv")
df = df.merge(cities, on="city", how="left")
df["size"] = df["size"].fillna(0)
X = df[["size", "rooms"]]
from sklearn.tree import DecisionTreeRegressor

tree = DecisionTreeRegressor(max_depth=3, random_state=0).fit(X, df["price"])
print(tree.predict(X)[:5])
