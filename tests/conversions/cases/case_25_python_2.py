# required: Python 2 is named as such, with cell and line
# expect: refusal

# %%
numbers = range(3)
print "the sum is", sum(numbers)

# %%
try:
    value = {}['a']
except KeyError, e:
    value = 0L

# %%
print value <> 1
