# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
import joblib

X = df[["age", "income", "rooms"]].fillna(-1)
y = df["bought"]
models = {"a": LogisticRegression(max_iter=500), "b": RandomForestClassifier(n_estimators=5, random_state=0)}
for name, m in models.items():
    m.fit(X, y)
    print(name, m.score(X, y))
final = models["b"]
final.predict(X)
joblib.dump(final, "final.joblib")
