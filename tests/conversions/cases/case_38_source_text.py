# required: code that reads its own source or frame survives with the same text, or is refused
# expect: equivalent or refusal

# %%
import inspect

def fare(km, base=3.2):
    # 1.9 per km
    return base + 1.9 * km

class Trip:
    unit = 'km'

# %%
print(inspect.getsource(fare))
print(inspect.signature(fare), fare.__code__.co_varnames)

# %%
def caller():
    return inspect.currentframe().f_back.f_code.co_name

name = caller()
print(name, fare.__code__.co_firstlineno, sorted(n for n in vars(Trip) if not n.startswith('__')))
