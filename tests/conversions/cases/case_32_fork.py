# required: functions of the notebook work in forked processes
# expect: equivalent
# needs: fork

# %%
import multiprocessing as mp
context = mp.get_context('fork')
table = {n: n ** 2 for n in range(10)}

def look_up(n):
    return table[n] + bonus

# %%
bonus = 1
with context.Pool(2) as pool:
    print(pool.map(look_up, [2, 3, 4]))

# %%
bonus = 100
table[2] = 0
with context.Pool(2) as pool:
    print(sorted(pool.imap_unordered(look_up, [2, 3, 4])))

# %%
def fill(queue, n):
    queue.put(look_up(n))

queue = context.Queue()
process = context.Process(target=fill, args=(queue, 9))
process.start()
print(queue.get(), process.join(), process.exitcode)
