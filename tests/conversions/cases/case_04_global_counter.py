# required: a counter that functions change through `global` has the value of the notebook after every call
# expect: equivalent

# %%
calls = 0
log = []

def score(x):
    global calls, best
    calls += 1
    if calls == 1 or x > best:
        best = x
    return x * calls

# %%
results = [score(v) for v in (3, 8, 5)]
print(results, calls, best)

# %%
def reset():
    global calls
    log.append(calls)
    calls = 0

reset()
print(score(2), calls, log)

# %%
calls = 40
print(sum(map(score, [1, 20])), calls, best)
