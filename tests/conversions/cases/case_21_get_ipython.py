# required: what speaks to the kernel itself has no plain form: refused with cell and line, the rest is converted
# expect: equivalent or refusal

# %%
import pandas as pd
shell = get_ipython()
n = 4

# %%
shell.run_line_magic('precision', '3')
shell.run_cell('n = n + 1')
shell.push({'pushed': 11})

# %%
print(n, pushed, shell.user_ns['n'])
