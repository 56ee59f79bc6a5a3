# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
df["city_code"] = pd.factorize(df["city"])[0]
df["plan_code"], plans = df["plan"].factorize()
X = df[["city_code", "plan_code", "rooms"]].to_numpy()
from sklearn.tree import DecisionTreeClassifier

tree = DecisionTreeClassifier(random_state=0).fit(X, df["bought"])
print(tree.predict(X)[:10])
