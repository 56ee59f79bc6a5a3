# required: a cell tagged `raises-exception` raises the same error, and the cells after it run
# expect: equivalent

# %%
def check(age):
    if age < 0:
        raise ValueError(f'age is negative: {age}')
    return age

reached = []

# %% tags=["raises-exception"]
reached.append(check(30))
reached.append(check(-1))
reached.append(check(40))

# %%
print(reached)

# %% tags=["raises-exception"]
{}['no such key']

# %%
print('the end')
