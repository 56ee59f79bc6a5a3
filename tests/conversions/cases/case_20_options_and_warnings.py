# required: display options, warning filters and logging act from where they stand, not before
# expect: equivalent

# %%
import logging, warnings
import numpy as np
import pandas as pd

df = pd.DataFrame({'v': [1 / 3, 2 / 3, 200 / 3]})
df

# %%
pd.set_option('display.precision', 2)
np.set_printoptions(precision=3)
print(df['v'].values, df)

# %%
def risky():
    warnings.warn('be careful', UserWarning)
    return 1

with warnings.catch_warnings(record=True) as before:
    warnings.simplefilter('always')
    risky()
warnings.filterwarnings('error', category=UserWarning)
try:
    risky()
except UserWarning as problem:
    print('now an error:', problem, len(before))

# %%
warnings.resetwarnings()
print(logging.getLogger('case').getEffectiveLevel())
logging.basicConfig(level=logging.DEBUG, force=True)
print(logging.getLogger('case').getEffectiveLevel())

# %%
pd.reset_option('display.precision')
df
