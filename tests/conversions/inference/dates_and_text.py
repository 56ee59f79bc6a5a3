# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB

df["note"] = df["note"].fillna("").str.lower().str.replace(r"[^a-z ]", "", regex=True)
vec = TfidfVectorizer(max_features=20)
X = vec.fit_transform(df["note"])
nb = MultinomialNB()
nb.fit(X, df["bought"])
print(nb.predict(X)[:5])
