# required: a local class imported in two ways is one class, and never both `__main__` and imported
# expect: equivalent

# %%
import money
from money import Amount
from wallet import Wallet, take

# %%
w = Wallet([Amount(3), Amount(4)])
print(w.total() == Amount(7), isinstance(w.total(), money.Amount), isinstance(w.parts[0], Amount))

# %%
try:
    take(w, 'five')
except money.MoneyError as problem:
    print(problem)
print(take(w, Amount(5)), Amount.made, money.Amount is Amount)
