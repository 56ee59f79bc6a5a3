# required: `fig, ax` of one cell are drawn on and shown in a later one
# expect: equivalent

# %%
import matplotlib.pyplot as plt
import numpy as np
x = np.linspace(0, 1, 5)

# %%
fig, ax = plt.subplots(figsize=(3, 2))
ax.plot(x, x ** 2, label='square')
ax.set_title('first');

# %%
ax.plot(x, x ** 3, label='cube')
ax.legend()
ax.set_title('second')
fig

# %%
print(len(ax.lines), ax.get_title(), plt.get_fignums())
fig.savefig('curves.png', dpi=40)

# %%
fig2, axes = plt.subplots(1, 2, figsize=(4, 2))
axes[0].bar(['a', 'b'], [1, 2])
plt.close(fig2)
print(len(axes[0].patches), plt.get_fignums())
