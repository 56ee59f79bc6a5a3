# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler

X = df[["age", "income", "rooms"]].fillna(df[["age", "income", "rooms"]].median())
scaler = StandardScaler()
Xs = scaler.fit_transform(X)
km = KMeans(n_clusters=3, n_init=2, random_state=0)
km.fit(Xs)
df["cluster"] = km.predict(Xs)
print(df["cluster"].value_counts())
