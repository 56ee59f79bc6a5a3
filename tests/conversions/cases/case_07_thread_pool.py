# required: a function that reads a global works from a thread pool, with the value at the time of the call
# expect: equivalent

# %%
from concurrent.futures import ThreadPoolExecutor

factor = 3
done = []

def work(n):
    done.append(n)
    return n * factor

# %%
with ThreadPoolExecutor(max_workers=1) as pool:
    print(list(pool.map(work, range(4))))

# %%
factor = 10
with ThreadPoolExecutor(max_workers=1) as pool:
    futures = [pool.submit(work, n) for n in (7, 8)]
    print([f.result() for f in futures])
print(done)
