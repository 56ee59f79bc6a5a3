# required: targets of `for` and `with` stay bound, the name of `except` is unbound after its block
# expect: equivalent

# %%
import io

e = 'a constant of mine'
for i, word in enumerate(['pear', 'fig', 'quince']):
    size = len(word)

# %%
with io.StringIO('one\ntwo\n') as stream:
    lines = stream.readlines()
print(i, word, size, stream.closed, lines)

# %%
try:
    1 / 0
except ZeroDivisionError as e:
    reason = str(e)
print(reason)

# %%
try:
    print(e)
except NameError:
    print('e is gone')

# %%
for i in []:
    word = 'never'
print(i, word)
