# required: a mutation in one cell is seen by every later stage
# expect: equivalent

# %%
import pandas as pd

seen = []
options = {'rate': 1.0}
df = pd.DataFrame({'city': ['Ulm', 'Bonn', 'Ulm', 'Jena'], 'rent': [610, 720, 655, 540]})

# %%
df['yearly'] = df['rent'] * 12
seen.append(len(df.columns))

# %%
df.drop(index=3, inplace=True)
df.rename(columns={'rent': 'monthly'}, inplace=True)
options.update(rate=1.05, currency='EUR')
seen.append(len(df))

# %%
df.loc[df['city'] == 'Ulm', 'monthly'] += 10
df.insert(0, 'number', range(len(df)))
seen.extend(sorted(options))

# %%
print(seen)
print((df['monthly'] * options['rate']).round(2).tolist(), df['yearly'].sum())
df
