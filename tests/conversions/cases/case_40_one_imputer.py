# required: one imputer and one scaler fitted again on other columns: each transform uses the fit before it
# expect: equivalent

# %%
import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import StandardScaler

df = pd.DataFrame({'a': [1.0, np.nan, 3.0, 8.0], 'b': [np.nan, 10.0, 30.0, 35.0], 'c': [2.0, 2.0, np.nan, 5.0]})
new = pd.DataFrame({'a': [np.nan], 'b': [12.0], 'c': [np.nan]})
imputer, scaler = SimpleImputer(), StandardScaler()

# %%
for column in df.columns:
    df[[column]] = imputer.fit_transform(df[[column]])
    new[[column]] = imputer.transform(new[[column]])
imputer.set_params(strategy='median').fit(df[['a']])

# %%
scaled_a = scaler.fit_transform(df[['a']])
scaled_b = scaler.fit_transform(df[['b']])
print(scaler.transform(new[['b']]).round(5), scaler.mean_, imputer.statistics_)

# %%
print(df.round(3).values.tolist(), new.round(3).values.tolist(), (scaled_a - scaled_b).round(4).ravel())
