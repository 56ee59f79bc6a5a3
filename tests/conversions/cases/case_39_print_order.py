# required: what Python prints, what goes to the error stream, and carriage returns keep their order
# expect: equivalent

# %%
import sys

for i in range(3):
    print(f'\rstep {i}', end='')
    print('warning', i, file=sys.stderr)
print()

# %%
sys.stdout.write('no newline')
sys.stdout.flush()
print(' and on', end='; ')
1 + 1

# %%
from contextlib import redirect_stdout
import io
buffer = io.StringIO()
with redirect_stdout(buffer):
    print('hidden')
    'hidden too'
print(repr(buffer.getvalue()), file=sys.stdout)

# %%
out = sys.stdout
print('kept', file=out)
display('shown')
print('last', flush=True)
