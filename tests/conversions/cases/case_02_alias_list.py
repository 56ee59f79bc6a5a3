# required: two names for one object; the order of what is done through either is kept
# expect: equivalent

# %%
a = [3, 1, 2]
b = a
nested = {'first': a, 'copy': list(a)}

# %%
b.append(0)
print(a)

# %%
a.sort()
print(b, nested)

# %%
def longest(x, y):
    return x if len(x) >= len(y) else y

c = longest(b, [9])
c.clear()

# %%
a += [7]
b = b + [8]
print(a, b, c, a is c, a is b, nested)
