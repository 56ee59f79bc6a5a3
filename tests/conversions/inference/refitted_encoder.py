# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.preprocessing import LabelEncoder

le = LabelEncoder()
df = df.dropna(subset=["city"])
for col in ["city", "plan", "bought"]:
    df[col] = le.fit_transform(df[col])
X = df[["city", "plan", "rooms"]]
y = df["bought"]
from sklearn.ensemble import RandomForestClassifier

rf = RandomForestClassifier(n_estimators=5, random_state=0)
rf.fit(X, y)
print(rf.predict(X)[:10])
