# expect: refused
# reason: not made again
# %%
import pandas as pd

train = pd.read_csv("people.csv")
test = pd.read_csv("new_people.csv")
# %%
train["age"] = train["age"].fillna(train["age"].median())
test["age"] = test["age"].fillna(train["age"].median())
test["income"] = test["income"].fillna(test["income"].mean())
train["income"] = train["income"].fillna(train["income"].mean())
cols = ["age", "income", "rooms"]
from sklearn.ensemble import RandomForestClassifier

rf = RandomForestClassifier(n_estimators=5, random_state=0)
rf.fit(train[cols], train["bought"])
out = pd.DataFrame({"id": test["id"], "bought": rf.predict(test[cols])})
out.to_csv("out.csv", index=False)
print(out.head())
