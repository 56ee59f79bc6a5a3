# required: `%timeit` and `%%timeit` bind nothing, yet what they run may mutate: seen or reported, never a wrong name
# expect: equivalent or refusal

# %%
data = list(range(50))
best = None
calls = []

# %%
%timeit -n 2 -r 3 sorted(data, reverse=True)

# %%
%%timeit -n 1 -r 2
best = max(data)
calls.append(best)

# %%
print(best, calls)

# %%
%timeit -n 3 -r 1 -q calls.clear()
print(len(calls))
