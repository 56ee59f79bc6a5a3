# required: `await`, `async for` and `async with` at top level run, and bind
# expect: equivalent

# %%
import asyncio
from contextlib import asynccontextmanager

log = []

async def fetch(n):
    await asyncio.sleep(0)
    log.append(n)
    return n * n

async def numbers(stop):
    for i in range(stop):
        await asyncio.sleep(0)
        yield i

@asynccontextmanager
async def session(name):
    log.append('open ' + name)
    yield name.upper()
    log.append('close')

# %%
first = await fetch(3)
both = await asyncio.gather(fetch(4), fetch(5))
print(first, both)

# %%
async with session('db') as s:
    async for i in numbers(3):
        log.append((s, i))
squares = [await fetch(n) async for n in numbers(3)]
print(squares, i, log)

# %%
await fetch(9)
