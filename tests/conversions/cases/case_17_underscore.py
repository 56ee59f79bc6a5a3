# required: `_`, `__`, `_3`, `Out[3]` and `In` have the values of the notebook
# expect: equivalent or refusal

# %%
values = [5, 3, 8]
sorted(values)

# %%
largest = _[-1]
print(largest)

# %%
sum(values)

# %%
mean = _ / len(__)
print(round(mean, 3), _3, Out[1])

# %%
max(values);

# %%
first, _ = divmod(17, 5)
print(first, _, len(In) - 1, In[3])

# %%
'displayed'

# %%
print(_, Out[7])
