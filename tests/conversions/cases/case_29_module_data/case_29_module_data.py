# required: modules beside the notebook find their data, beside themselves and in the working folder, however early
# expect: equivalent

# %%
from helpers import limit
import tables

# %%
found = [limit('a')]
print(found, tables.rows(), tables.more())
