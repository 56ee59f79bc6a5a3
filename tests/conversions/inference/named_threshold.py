# expect: derived
# finish: np.where(proba >= THRESHOLD, 'yes', 'no')
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, roc_auc_score

THRESHOLD = 0.4
X = df[["age", "income", "rooms"]].fillna(-1)
clf = LogisticRegression(max_iter=500).fit(X, df["bought"])

# %%
proba = clf.predict_proba(X)[:, 1]
answer = np.where(proba >= THRESHOLD, "yes", "no")
print(accuracy_score(df["bought"], answer), roc_auc_score(df["bought"], proba))
