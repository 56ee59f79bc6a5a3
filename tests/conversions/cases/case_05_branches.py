# required: a name that only one branch, loop body or `try` binds is defined exactly when the notebook defines it
# expect: equivalent

# %%
values = [4, 9, 16]
empty = []
verbose = len(values) > 10

# %%
if verbose:
    label = 'long'
for v in empty:
    seen_last = v
for v in values:
    root = v ** 0.5
try:
    parsed = int('12a')
except ValueError:
    fallback = -1
else:
    clean = True

# %%
def is_defined(thunk):
    try:
        thunk()
    except NameError:
        return False
    return True

print(is_defined(lambda: label), is_defined(lambda: seen_last), is_defined(lambda: parsed), is_defined(lambda: clean))
print(root, v, fallback)

# %%
while values:
    last = values.pop()
    if last == 9:
        found = True
        break
else:
    found = False
print(last, found, values)
