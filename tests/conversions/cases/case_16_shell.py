# required: shell lines keep what they print and bind; installs that are satisfied go and become dependencies
# expect: equivalent

# %%
!pip install -q numpy
import numpy as np
word = 'needle'

# %%
!echo hay
!echo {word} and $word

# %%
lines = !echo first
more = !echo {word.upper()}
print(list(lines), more[0], type(lines).__name__)

# %%
for i in range(2):
    !echo row {i}
print(_exit_code, np.arange(3).sum())
