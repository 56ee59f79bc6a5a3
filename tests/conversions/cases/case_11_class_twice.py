# required: a class and a function of one name; a name that was a function is a value later
# expect: equivalent

# %%
def metric(y, p):
    return sum(abs(a - b) for a, b in zip(y, p))

y, p = [1, 2, 3], [1, 4, 1]
error = metric(y, p)

# %%
class metric:
    def __init__(self, y, p):
        self.value = max(abs(a - b) for a, b in zip(y, p))

worst = metric(y, p)
print(error, worst.value)

# %%
metric = error / len(y)
print(round(metric, 3), type(worst).__name__)

# %%
if metric > 1:
    def metric(y, p):
        return 0
else:
    def metric(y, p):
        return 1
print(metric(y, p))
