# expect: derived
# finish: np.expm1(reg.predict(X))
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.ensemble import RandomForestRegressor

df["price"] = np.log1p(df["price"])
X = df[["age", "income", "rooms"]].fillna(-1)
reg = RandomForestRegressor(n_estimators=5, random_state=0)
reg.fit(X, df["price"])
pred = np.expm1(reg.predict(X))
pd.DataFrame({"id": df["id"], "price": pred}).to_csv("out.csv", index=False)
print(pred[:3])
