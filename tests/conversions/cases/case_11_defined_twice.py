# required: each caller gets the definition that the notebook would have called
# expect: equivalent

# %%
def clean(x):
    return x.strip()

def load(raw):
    return [clean(r) for r in raw]

rows = load([' Ada ', 'Bob '])
print(rows)

# %%
def clean(x):
    return x.lower().replace('o', '0')

print([clean(r) for r in rows])

# %%
print(load([' Otto']))
keep = clean

# %%
def clean(x, _previous=clean):
    return _previous(x) + '!'

print(load(['Zoe']), keep('Zoe'), clean is keep)
