# required: draws inside functions, and a seed that is set again midway
# expect: equivalent

# %%
import numpy as np

def roll(n=3):
    return np.random.randint(1, 7, n).tolist()

def bootstrap(values, times):
    return [float(np.mean(np.random.choice(values, len(values)))) for _ in range(times)]

# %%
np.random.seed(7)
first = roll()
values = np.random.uniform(size=10)

# %%
unused = roll(1)        # nobody reads this, but it draws
means = bootstrap(values, 3)
print(first, [round(m, 6) for m in means])

# %%
np.random.seed(7)
print(roll(), roll() if len(first) > 5 else 'no roll')

# %%
state = np.random.get_state()
a = roll(4)
np.random.set_state(state)
print(a, roll(4), roll(4))
