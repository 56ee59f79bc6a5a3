# required: `../data` and `../models` resolve, and nothing outside the scratch copy is written
# expect: equivalent

# %%
import os
from pathlib import Path
import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression

DATA = Path('..') / 'data'
DATA.mkdir(exist_ok=True)
os.makedirs('../models', exist_ok=True)
pd.DataFrame({'x': [1, 2, 3, 4], 'y': [2.1, 3.9, 6.2, 7.8]}).to_csv(DATA / 'points.csv', index=False)

# %%
df = pd.read_csv('../data/points.csv')
model = LinearRegression().fit(df[['x']], df['y'])
joblib.dump(model, '../models/line.joblib')

# %%
again = joblib.load(os.path.join(os.pardir, 'models', 'line.joblib'))
print(again.coef_.round(5), sorted(p.name for p in Path('..').glob('*/*.*') if p.suffix in ('.csv', '.joblib')))
