# required: what is printed below Python (C libraries, child processes) stands in its place
# expect: equivalent

# %%
import os, subprocess, sys

# %%
print('before', flush=True)
os.write(1, b'straight to the descriptor\n')

# %%
subprocess.run([sys.executable, '-c', 'print("from a child")'], check=True)
done = True

# %%
print('after', done)
answer = subprocess.run([sys.executable, '-c', 'print(6 * 7)'], capture_output=True, text=True).stdout
print(answer.strip())
