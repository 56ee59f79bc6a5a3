# required: one notebook writes what the next one reads
# expect: equivalent
# after: case_41_1_prepare.py

# %%
import pandas as pd
from sklearn.linear_model import LinearRegression
trips = pd.read_csv('shared/trips.csv')
mean_fare = float(open('shared/mean.txt', encoding='utf-8').read())

# %%
model = LinearRegression().fit(trips[['km']], trips['fare'])
trips['above'] = trips['per_km'] > mean_fare
print(model.predict(pd.DataFrame({'km': [10]})).round(4), trips['above'].tolist())

# %%
trips.to_csv('shared/trips.csv', index=False)      # the same file, with one column more
pd.read_csv('shared/trips.csv').columns.tolist()
