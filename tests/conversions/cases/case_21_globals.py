# required: names made through `globals()` are kept together with their readers and reported, or refused
# expect: equivalent or refusal

# %%
import pandas as pd
df = pd.DataFrame({'north': [1, 2], 'south': [3, 4]})

# %%
for column in df.columns:
    globals()['mean_' + column] = df[column].mean()

# %%
print(mean_north, mean_south)

# %%
names = sorted(n for n in list(globals()) if n.startswith('mean_'))
globals().update(total=mean_north + mean_south)
print(names, total, 'df' in vars())
