# required: methods that read globals, inheritance over cells and `super()` do the same
# expect: equivalent

# %%
RATE = 0.2

class Account:
    instances = 0

    def __init__(self, amount):
        Account.instances += 1
        self.amount = amount

    def interest(self):
        return round(self.amount * RATE, 3)

    @property
    def label(self):
        return f'{type(self).__name__} {self.amount}'

# %%
class Savings(Account):
    bonus = RATE / 2        # read when the class is made

    def interest(self):
        return super().interest() + self.bonus

# %%
RATE = 0.5
accounts = [Account(100), Savings(50)]
print([a.interest() for a in accounts], Savings.bonus, Account.instances)

# %%
Savings.bonus = 1
Account.label = property(lambda self: 'patched')
print([a.label for a in accounts], accounts[1].interest(), Savings.__mro__[1].__name__)
