# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
df["age"] = df["age"].fillna(df["age"].median())
df.income = df.income.fillna(df.income.mean())
X = df[["age", "income", "rooms"]]
y = df["bought"]
# %%
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression(max_iter=1000).fit(X_train, y_train)
print(model.score(X_test, y_test))
pred = model.predict(X_test)
print(pred[:5])
