# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
for c in df.columns:
    if df[c].dtype == "float64" and df[c].isnull().sum() > 0:
        df[c] = df[c].fillna(df[c].median())
    elif df[c].isnull().sum() > 0:
        df[c] = df[c].fillna(df[c].mode()[0])
cats = [c for c in ["city", "plan"] if df[c].nunique() < 20]
df = pd.get_dummies(df, columns=cats)
y = df.pop("bought")
X = df.drop(columns=["id", "joined", "note"])
from sklearn.ensemble import GradientBoostingClassifier

gb = GradientBoostingClassifier(n_estimators=5, random_state=0)
gb.fit(X, y)
print(gb.predict(X)[:5])
