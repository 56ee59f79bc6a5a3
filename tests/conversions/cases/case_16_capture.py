# required: `%%capture out` binds the object, hides what was printed, and what the cell binds stays
# expect: equivalent

# %%
n = 3

# %%
%%capture out
print('nobody sees this', n)
n += 1
print('nor this')
'hidden display'

# %%
print(n, len(out.stdout.splitlines()), out.stdout.split()[0])
out.show()

# %%
%%capture
n *= 10
print('lost')

# %%
%%capture --no-stdout errors
print('shown', n)
