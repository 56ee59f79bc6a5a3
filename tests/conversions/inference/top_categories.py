# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
top = df["city"].value_counts().index[:2]
df["city"] = df["city"].where(df["city"].isin(top), "other")
df["big"] = (df["city"] == "other").astype(int)
X = df[["big", "rooms"]]
from sklearn.tree import DecisionTreeClassifier

tree = DecisionTreeClassifier(random_state=0).fit(X, df["bought"])
print(tree.predict(X).tolist()[:8])
