# required: cells that were executed out of order are detected, and `--order execution` runs them by their counts
# expect: equivalent
# options: --order execution

# %% execution_count=3
total = price * amount
print(total)

# %% execution_count=1
price = 4

# %% execution_count=5
price = 100
print(total + price)

# %%
never_run = total / 0

# %% execution_count=2
amount = price + 1
