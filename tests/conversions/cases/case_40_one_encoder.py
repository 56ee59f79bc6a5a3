# required: one encoder fitted again for several columns: each fit is a state of its own
# expect: equivalent

# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import LabelEncoder

df = pd.DataFrame({'color': ['red', 'blue', 'red', 'green', 'blue', 'red'],
                   'size': ['S', 'L', 'M', 'S', 'L', 'XL'],
                   'shop': ['north', 'south', 'south', 'north', 'east', 'east'],
                   'sold': [1, 0, 1, 1, 0, 0]})

# %%
le = LabelEncoder()
for col in ['color', 'size']:
    df[col] = le.fit_transform(df[col])
print(list(le.classes_))

# %%
df['shop'] = le.fit_transform(df['shop'])
model = LogisticRegression().fit(df[['color', 'size', 'shop']], df['sold'])
print(list(le.classes_), df.values.tolist())

# %%
new = pd.DataFrame({'color': [1, 2], 'size': [0, 2], 'shop': le.transform(['south', 'east'])})
print(model.predict_proba(new).round(5).tolist(), list(le.inverse_transform([0, 2])))
