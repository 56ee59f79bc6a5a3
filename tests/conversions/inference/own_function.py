# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")


# %%
def level(rooms):
    return "many" if rooms > LIMIT else "few"


LIMIT = 3


def shape(frame):
    frame = frame.copy()
    frame["level"] = frame["rooms"].apply(level)
    frame["many"] = (frame["level"] == "many").astype(int)
    frame["per_room"] = frame.apply(lambda r: r["price"] * 0 + r["rooms"], axis=1)
    return frame[["many", "per_room"]]


X = shape(df)
from sklearn.tree import DecisionTreeClassifier

tree = DecisionTreeClassifier(random_state=0).fit(X, df["bought"])
print(tree.predict(X)[:5])
