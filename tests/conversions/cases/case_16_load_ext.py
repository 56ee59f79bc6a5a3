# required: `%load_ext`, `%autoreload`, `%precision` and their like are removed and listed
# expect: equivalent

# %%
%load_ext autoreload
%autoreload 2
%precision 4

import numpy as np
values = np.linspace(0, 1, 4)

# %%
print(values)

# %%
%reload_ext autoreload
values.sum()
