# required: plots drawn over several statements are one figure, closed at the end of the cell
# expect: equivalent

# %%
import matplotlib.pyplot as plt
import pandas as pd
%matplotlib inline
df = pd.DataFrame({'x': [1, 2, 3], 'y': [2, 5, 3]})

# %%
plt.figure(figsize=(3, 2))
plt.plot(df['x'], df['y'])
plt.title('one')
print(plt.get_fignums(), len(plt.gca().lines))

# %%
print(plt.get_fignums())
df.plot(x='x', y='y')
plt.plot([1, 3], [2, 2])
plt.xlabel('goes on');

# %%
for column in ['x', 'y']:
    df[column].plot(kind='bar', title=column)
    plt.show()
plt.hist(df['y'])
print(plt.gcf().number, len(plt.gca().patches))
