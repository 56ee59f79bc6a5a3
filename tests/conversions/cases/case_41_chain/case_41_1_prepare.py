# required: one notebook writes what the next one reads
# expect: equivalent

# %%
import os
import pandas as pd
os.makedirs('shared', exist_ok=True)
raw = pd.DataFrame({'km': [3, 12, None, 25], 'fare': [8.9, 26.0, 4.0, 50.7]})

# %%
trips = raw.dropna().assign(per_km=lambda d: d['fare'] / d['km'])
trips.to_csv('shared/trips.csv', index=False)
mean_fare = trips['per_km'].mean()
with open('shared/mean.txt', 'w', encoding='utf-8') as f:
    f.write(f'{mean_fare:.6f}')
trips
