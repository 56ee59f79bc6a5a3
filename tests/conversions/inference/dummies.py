# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
df = df.dropna()
df["bought"] = df["bought"].map({"yes": 1, "no": 0})
table = pd.get_dummies(df, columns=["city", "plan"], drop_first=True)
X = table.drop(["bought", "id", "joined", "note"], axis=1)
y = table["bought"]
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=1)
forest = RandomForestClassifier(n_estimators=10, random_state=0)
forest.fit(X_train, y_train)
pred = forest.predict(X_test)
proba = forest.predict_proba(X_test)[:, 1]
print(pred.mean(), proba.mean())
