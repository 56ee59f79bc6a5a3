# required: objects of the notebook's own classes are written and read back, and are of the same class
# expect: equivalent

# %%
import copy, pickle
import joblib

class Basket:
    limit = 3

    def __init__(self, items):
        self.items = list(items)

    def full(self):
        return len(self.items) >= self.limit

def total(basket):
    return sum(basket.items)

# %%
basket = Basket([1, 2])
with open('basket.pkl', 'wb') as f:
    pickle.dump({'basket': basket, 'rule': total}, f)
joblib.dump([basket, Basket(range(5))], 'baskets.joblib')

# %%
Basket.limit = 2
with open('basket.pkl', 'rb') as f:
    read = pickle.load(f)
print(isinstance(read['basket'], Basket), read['basket'].full(), read['rule'](basket), read['rule'] is total)

# %%
first, second = joblib.load('baskets.joblib')
print(type(first) is Basket, total(second), copy.deepcopy(basket).items, basket is first)
