# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
for c in ["city", "plan"]:
    df[c] = df[c].astype("category").cat.codes
X = df[["city", "plan", "rooms"]]
from sklearn.tree import DecisionTreeClassifier

tree = DecisionTreeClassifier(random_state=0)
tree.fit(X, df["bought"])
print(tree.predict(X)[:10])
