# required: names bound by a `match` statement exist exactly when their case has matched as far as that
# expect: equivalent

# %%
records = [{'kind': 'point', 'at': (2, 5)}, {'kind': 'line', 'at': [(0, 0), (3, 4), (6, 8)]}, {'kind': 'blob'}]
lengths = []

# %%
for record in records:
    match record:
        case {'kind': 'point', 'at': (x, y)}:
            lengths.append(0)
        case {'kind': 'line', 'at': [start, *others]} if len(others) > 1:
            lengths.append(len(others))
        case {'kind': kind, **rest}:
            unknown = kind

# %%
print(x, y, start, others, kind, rest, unknown, lengths)

# %%
match lengths:
    case []:
        nothing = True
    case [only]:
        single = only
    case [head, *_]:
        print('several', head)

# %%
try:
    nothing
except NameError as error:
    print(error)
