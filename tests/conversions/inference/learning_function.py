# expect: features
# reason: learns from the rows
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")


# %%
def fill(frame):
    frame["age"] = frame["age"].fillna(frame["age"].median())
    return frame


df = fill(df)
X = df[["age", "rooms"]]
from sklearn.tree import DecisionTreeClassifier

tree = DecisionTreeClassifier(max_depth=3, random_state=0).fit(X, df["bought"])
print(tree.predict(X)[:5])
