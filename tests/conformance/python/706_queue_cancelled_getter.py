import asyncio
from vloop import run, log, describe, state, block, now


# A getter or a putter that was woken and then cancelled wakes the next one.
async def getter(n, q):
    try:
        log(n, "got", await q.get())
    except asyncio.CancelledError:
        log(n, "cancelled", q.qsize())
        raise
async def main():
    q = asyncio.Queue()
    a, b, c = (asyncio.create_task(getter(n, q)) for n in "abc")
    await asyncio.sleep(1)
    q.put_nowait(1)
    a.cancel()
    await asyncio.sleep(1)
    log(state(a), state(b), state(c), q.qsize())
    q.put_nowait(2)
    q.put_nowait(3)
    c.cancel()
    await asyncio.sleep(1)
    log(state(c), q.qsize(), q.get_nowait(), q.get_nowait() if q.qsize() else None)
    try:
        await asyncio.wait_for(q.get(), 1)
    except TimeoutError:
        log("timeout")
    q.put_nowait(4)
    log(await asyncio.wait_for(q.get(), 1))
    # a getter cancelled before it was ever woken, in the middle
    a, b, c = (asyncio.create_task(getter(n, q)) for n in "def")
    await asyncio.sleep(1)
    b.cancel()
    await asyncio.sleep(0)
    q.put_nowait(5); q.put_nowait(6)
    await asyncio.gather(a, c)
    # putter
    p = asyncio.Queue(1)
    p.put_nowait("first")
    async def putter(n):
        try:
            await p.put(n)
            log("put", n)
        except asyncio.CancelledError:
            log("not put", n)
            raise
    x, y = asyncio.create_task(putter("x")), asyncio.create_task(putter("y"))
    await asyncio.sleep(1)
    log(p.get_nowait())
    x.cancel()
    await asyncio.sleep(1)
    log(p.get_nowait(), state(y))


run(main())
