# required: variables of comprehensions and lambdas do not leak, nested ones read what the notebook reads
# expect: equivalent

# %%
x = 'outer'
n = 3
squares = [x * x for x in range(n)]
print(x, squares)

# %%
pairs = {(x, y) for x in range(n) for y in range(x)}
table = {y: [x + y for x in range(2)] for y in range(n)}
f = lambda x: [x for n in range(x)]
print(sorted(pairs), table, f(2), n)

# %%
n = 2
lazy = (x * n for x in range(n))
n = 10
print(list(lazy), x)

# %%
class Grid:
    n = 4
    cells = [i for i in range(n)]           # the first iterable is read in the class
    wide = [n for _ in range(2)]            # the element is not

print(Grid.cells, Grid.wide)

# %%
matrix = [[1, 2], [3, 4]]
flat = [value for row in matrix for value in row if (top := value) > 1]
print(flat, top)
