# required: objects keep the class that they were made from when a later cell defines the class again
# expect: equivalent

# %%
class Model:
    def predict(self, x):
        return x + 1

class Fast(Model):
    pass

old = Model()
fast = Fast()

# %%
def build():
    return Model()

# %%
class Model:
    def predict(self, x):
        return x * 10

new = build()

# %%
print(old.predict(4), new.predict(4), fast.predict(4))
print(isinstance(old, Model), isinstance(new, Model), issubclass(Fast, Model))
