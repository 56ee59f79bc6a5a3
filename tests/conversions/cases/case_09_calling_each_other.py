# required: recursion, mutual calls and decorators over several cells do the same
# expect: equivalent

# %%
import functools

trace = []

def traced(label):
    def wrap(f):
        @functools.wraps(f)
        def inner(*args):
            trace.append((label, f.__name__, args))
            return f(*args)
        return inner
    return wrap

# %%
@traced('even')
def is_even(n):
    return True if n == 0 else is_odd(n - 1)

# %%
@traced('odd')
def is_odd(n):
    return False if n == 0 else is_even(n - 1)

def depth(tree):
    return 1 + max((depth(t) for t in tree), default=0)

# %%
print(is_even(3), is_odd.__name__, len(trace), trace[-1])

# %%
plain = is_odd.__wrapped__
print(plain(2), len(trace), depth([[], [[], [[]]]]))
