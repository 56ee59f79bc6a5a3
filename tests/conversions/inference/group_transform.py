# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
df = df.dropna(subset=["age", "income", "city"])
df["income_vs_city"] = df["income"] / df.groupby("city")["income"].transform("mean")
df["age_rank"] = df["age"] - df.groupby(["city", "plan"]).age.transform("median")
X = df[["income_vs_city", "age_rank", "rooms"]].fillna(0)
y = df["price"]
from sklearn.tree import DecisionTreeRegressor

model = DecisionTreeRegressor(max_depth=4, random_state=0)
model.fit(X[:80], y[:80])
print(model.predict(X[80:])[:3])
