# expect: derived
# finish: le.inverse_transform(np.argmax(shares, axis=1))
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder

df["age"] = df["age"].fillna(df["age"].mean())
le = LabelEncoder()
y = le.fit_transform(df["plan"])
X = df[["age", "rooms", "price"]]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3)
forest = RandomForestClassifier(n_estimators=5, random_state=0)
forest.fit(X_train, y_train)

# %%
shares = forest.predict_proba(X_test)
labels = le.inverse_transform(np.argmax(shares, axis=1))
pd.DataFrame({"id": df.loc[X_test.index, "id"], "plan": labels}).to_csv("plans.csv", index=False)
