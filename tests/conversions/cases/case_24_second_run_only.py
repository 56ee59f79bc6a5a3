# required: a cell that works only when it is run for the second time is detected, never called equivalent
# expect: undecided

# %%
values = [3, 4]
print(len(values))

# %%
try:
    cache
except NameError:
    values.append(5)
print(sum(values))

# %%
for v in values:
    history.append(v)
history = []
