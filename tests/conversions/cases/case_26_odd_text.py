# required: identifiers of any script, form feeds, tabs, empty and raw cells are read as Python reads them
# expect: equivalent

# %%
größe = 3
数据 = [größe, 4]
π = 3.14159
ﬁnal = 'a ligature: Python reads final'

# %%

# %%
# only a comment

# %% [raw]
not code at all: {

# %%
def fläche(r):
	# tabs here
	if r:
		return π * r ** 2

class Messung:
    einheit = "°C"

# %%
print(final, 数据, fläche(größe), Messung.einheit, "😀 " + 'naïve', "a\tb")
x = 1;	y = 2
print(x + y, len("""two
lines — and a dash"""))
