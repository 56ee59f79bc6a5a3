# required: iterators consumed over several stages give the same items
# expect: equivalent

# %%
import csv, io
import itertools

lines = io.StringIO('name,n\na,1\nb,2\nc,3\nd,4\n')
reader = csv.reader(lines)
ids = itertools.count(100)
header = next(reader)

# %%
first = [row + [next(ids)] for row in itertools.islice(reader, 2)]
print(header, first)

# %%
left, right = itertools.tee(int(n) for _, n in reader)
print(next(left), next(ids))

# %%
z = zip(left, 'xyz')
print(list(z), list(right), list(left), list(reader), next(ids))

# %%
m = map(str.upper, 'abc')
print('B' in m, list(m), lines.read())
