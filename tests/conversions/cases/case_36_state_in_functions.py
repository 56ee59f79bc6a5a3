# required: mutable defaults, caches and attributes of functions; a second run in one process gives the first result again
# expect: equivalent

# %%
from functools import lru_cache

computed = []

def collect(x, into=[]):
    into.append(x)
    return into

@lru_cache(maxsize=None)
def slow(n):
    computed.append(n)
    return n * rate

def ask():
    ask.count += 1
    return ask.count

ask.count = 0
rate = 2

# %%
print(collect(1), slow(3), slow(3), ask())

# %%
rate = 50
shared = collect(2)
print(shared, slow(3), slow(4), ask(), computed)

# %%
shared.append('outside')
slow.cache_clear()
print(collect(3), slow(3), computed, slow.cache_info().hits, ask.count)
