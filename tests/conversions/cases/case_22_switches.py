# required: blocks that only switches reach, `while` with state, and nested `try` do what the notebook does
# expect: equivalent

# %%
import pandas as pd
DEBUG = False
USE_LOG = True
df = pd.DataFrame({'v': [1.0, 10.0, 100.0]})

# %%
if USE_LOG:
    import numpy as np
    df['v'] = np.log10(df['v'])
    kind = 'log'
elif DEBUG:
    df = df.head(1)
else:
    kind = 'raw'

# %%
error, rounds = 1.0, 0
while error > 0.1 and rounds < 10:
    guess = df['v'].mean() * (1 - error)
    error /= 2
    rounds += 1
else:
    closed = True

# %%
try:
    try:
        value = {'a': 1}['b']
    finally:
        cleaned = True
except KeyError as missing:
    value = str(missing)
if DEBUG:
    print('never')
print(kind, round(guess, 4), rounds, closed, value, cleaned, np.__name__)
