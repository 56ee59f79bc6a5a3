# expect: derived
# unapplied: a loop cannot be repeated
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.linear_model import LogisticRegression

X = df[["age", "income", "rooms"]].fillna(-1)
clf = LogisticRegression(max_iter=500).fit(X, df["bought"])

# %%
proba = clf.predict_proba(X)[:, 1]
calls = []
for share in proba:
    if share > 0.8:
        calls.append("call")
    else:
        calls.append("wait")
df["call"] = calls
df[["id", "call"]].to_csv("calls.csv", index=False)
