# expect: derived
# finish: (clf.predict_proba(X)[:, 1] > 0.35).astype(int)
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.linear_model import LogisticRegression

X = df[["age", "income", "rooms"]].fillna(-1)
clf = LogisticRegression(max_iter=500).fit(X, df["bought"] == "yes")
flag = (clf.predict_proba(X)[:, 1] > 0.35).astype(int)
print(flag.sum())
