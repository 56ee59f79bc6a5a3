# expect: derived
# %%
import numpy as np
import pandas as pd

df = pd.read_csv("people.csv")

# %%
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

X = df.drop(columns=["bought", "id"])
y = df["bought"]
numbers = make_pipeline(SimpleImputer(), StandardScaler())
prep = ColumnTransformer(
    [("n", numbers, ["age", "income", "rooms"]), ("c", OneHotEncoder(handle_unknown="ignore"), ["city", "plan"])]
)
pipe = Pipeline([("prep", prep), ("model", LogisticRegression(max_iter=500))])
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3)
search = GridSearchCV(pipe, {"model__C": [0.1, 1.0]}, cv=2)
search.fit(X_train, y_train)
print(search.best_params_, search.score(X_test, y_test))
best = search.best_estimator_
print(best.predict(X_test)[:5])
