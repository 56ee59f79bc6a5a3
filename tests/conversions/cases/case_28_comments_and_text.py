# required: comments travel with their statement, markdown becomes docstrings, the text is otherwise unchanged
# expect: equivalent

# %% [markdown]
# ## Prices per *square metre*
# The agent quotes "cold" rents; see C:\notes\rents.txt and the `"""` in there.

# %%
# area first, in m²
area = 62.5; rooms = 3; name = "O'Neill said \"no\""

total = area \
    * 11.4 + \
    rooms      # rooms are 1 € each
path = r'C:\new\table.csv'; raw = b'\x00\xff'

# %%
if total > 700:
    # quite a lot
    level = 'high'
# between the clauses: what follows was decided in March
elif total > 500:
    level = 'middle'   # usual
else:
    level = 'low'
# after the block

# %%
text = f"{name!r:>24}|{area:8.2f}|{'nested ' + f'{rooms}'}" 'joined' """ and
    two lines"""
values = [
    1,   # one
    2,
    # nothing here
    3,
]

# %%
print(level, round(total, 3), path, raw)
print(text, sum(values))
