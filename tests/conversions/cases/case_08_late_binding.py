# required: a function sees what a global is when it is called, not what it was when the function was defined
# expect: equivalent

# %%
limit = 10

def clip(x):
    return min(x, limit)

def describe(xs):
    return [clip(x) for x in xs], unit

# %%
unit = 'kg'
print(describe([4, 12, 30]))

# %%
limit = 20
unit = 'lb'
print(describe([4, 12, 30]))

# %%
def unit_price(x):
    return clip(x) * price

price = 2
print(unit_price(25))

# %%
for limit in (1, 2):
    price += limit
    print(clip(9), unit_price(9))
print(describe([100]), price)
