# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import MinMaxScaler

X = df[["age", "income", "rooms"]].fillna(0)
X = MinMaxScaler().fit_transform(X)
pca = PCA(n_components=2, random_state=0)
Z = pca.fit_transform(X)
lr = LogisticRegression().fit(Z, df["bought"])
print(lr.predict(Z)[:5])
