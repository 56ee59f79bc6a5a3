# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
df["income"] = df["income"].fillna(0)
df["income_bin"] = pd.cut(df["income"], bins=4, labels=False)
df["price_level"] = pd.qcut(df["rooms"] + df["income"] / 1e5, q=3, labels=[0, 1, 2]).astype(int)
df["fixed"] = pd.cut(df["rooms"], bins=[0, 2, 4, 100], labels=[1, 2, 3]).astype(int)
X = df[["income_bin", "price_level", "fixed"]]
from sklearn.neighbors import KNeighborsClassifier

model = KNeighborsClassifier(3).fit(X, df["bought"])
print(model.predict(X)[:10])
