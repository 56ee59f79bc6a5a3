# required: `ast_node_interactivity = "all"` displays every expression of the cells after it, in order
# expect: equivalent

# %%
from IPython.core.interactiveshell import InteractiveShell
x = 2
x + 1
x + 2

# %%
InteractiveShell.ast_node_interactivity = 'all'

# %%
x * 10
print('between')
x * 100
y = x * 1000
y

# %%
if y:
    'not at top level'
'top', x
