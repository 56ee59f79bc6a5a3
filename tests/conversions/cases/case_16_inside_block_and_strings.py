# required: magics inside blocks are translated, what looks like one inside a string stays text
# expect: equivalent

# %%
verbose = True
query = """
%time is not a magic here
!neither is this
"""
share = 17 % 5

# %%
if verbose:
    %time doubled = share * 2
    rows = !echo inside
else:
    doubled = None

# %%
def report(x):
    text = '%d %%' % x
    return text

remainder = (doubled
    %3)
print(query.strip(), doubled, rows[0], report(5), remainder)
