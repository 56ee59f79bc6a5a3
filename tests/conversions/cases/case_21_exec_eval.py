# required: `exec`, `eval` and `locals()` are kept together with what they read and bind, or refused
# expect: equivalent or refusal

# %%
a, b = 2, 5
formula = 'a * b + c'

# %%
c = 1
print(eval(formula))

# %%
exec('d = a ** b\ndef twice(x):\n    return 2 * x + c')
c = 100
print(d, twice(3), eval(formula, {'a': 1, 'b': 1, 'c': 1}))

# %%
def local_names(x):
    y = x
    return sorted(locals())

print(local_names(1), locals()['d'])
