# required: what draws into the current axes, opens a figure, or shows nothing is the same figure as in the notebook
# expect: equivalent

# %%
import matplotlib.pyplot as plt
import pandas as pd
plt.rcParams['figure.figsize'] = (3, 2)
df = pd.DataFrame({'g': ['a', 'b', 'a', 'b'], 'v': [1.0, 2.0, 4.0, 8.0]})

# %%
df['v'].plot()
df['v'].plot(kind='hist')          # the same axes
df.groupby('g')['v'].mean().plot(kind='bar')
print(len(plt.get_fignums()), len(plt.gca().patches))

# %%
df.hist(column='v', by='g')
df.boxplot(column='v', by='g')
len(plt.get_fignums())

# %%
def panel(ax=None):
    ax = ax or plt.gca()
    ax.axhline(df['v'].mean())
    return len(ax.lines)

plt.figure()
print(panel(), panel(), plt.get_fignums())
