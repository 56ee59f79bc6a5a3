# required: default values are taken at the definition, closures and lambdas read later values, generators keep their place
# expect: equivalent

# %%
from functools import partial

start = 5
history = []

def step(x, by=start, into=history):
    into.append(x + by)
    return x + by

late = [lambda x: x * k for k in (1, 2, 3)]
early = [lambda x, k=k: x * k for k in (1, 2, 3)]

# %%
start = 100
history = ['new list']
print(step(1), step(1, start), history)

# %%
def counter():
    n = start
    def tick():
        nonlocal n
        n += 1
        return n
    return tick

def countdown(n):
    while n:
        yield n, start
        n -= 1

tick, numbers, half = counter(), countdown(3), partial(step, by=-start / 2)

# %%
start = 7
print(tick(), tick(), next(numbers), half(1))

# %%
print([f(10) for f in late], [f(10) for f in early], list(numbers), step.__defaults__)
