# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
df = df.dropna(subset=["age"])
df = df[df["income"] > 30000]
df.drop(df[df["rooms"] > 5].index, inplace=True)
low, high = df["income"].quantile([0.02, 0.98])
df = df[(df["income"] >= low) & (df["income"] <= high)]
df = df[df["income"] < df["income"].quantile(0.97)]
df = df.query("age < 75")
df = df[df["price"] > 0]
df = df.sample(frac=0.9, random_state=0)
X = df[["age", "income", "rooms"]]
from sklearn.tree import DecisionTreeClassifier

tree = DecisionTreeClassifier(random_state=0)
tree.fit(X, df["bought"])
print(tree.predict(X)[:10])
