# required: `%%writefile` becomes a module of the package, and `import` takes it from there
# expect: equivalent

# %%
limit = 4

# %%
%%writefile pricing.py
"""Prices, with the discount of the shop."""
DISCOUNT = 0.1

def price(amount, unit=2.5):
    return round(amount * unit * (1 - DISCOUNT), 2)

# %%
import pricing
from pricing import price
print(price(limit), pricing.__doc__)

# %%
pricing.DISCOUNT = 0.5
print(price(limit), pricing.price is price)
