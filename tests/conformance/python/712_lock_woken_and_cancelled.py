import asyncio
from vloop import run, log, describe, state, block, now


# Waiters of a lock that are cancelled before and after they are woken; nobody
# barges in.
async def main():
    l = asyncio.Lock()
    async def w(n, hold=1):
        try:
            async with l:
                log(n, "has it")
                await asyncio.sleep(hold)
        except asyncio.CancelledError:
            log(n, "cancelled", l.locked())
            raise
        log(n, "out", l.locked())
    a, b, c, d = (asyncio.create_task(w(n)) for n in "abcd")
    await asyncio.sleep(0.5)
    b.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    a.cancel()
    await asyncio.wait([a, b, c, d])
    log([state(t) for t in (a, b, c, d)])
    try: l.release()
    except RuntimeError as e: log(describe(e))
    log(await l.acquire(), l.locked())
    a = asyncio.create_task(w("e", 0))
    await asyncio.sleep(0)
    l.release()
    log("released", l.locked())
    b = asyncio.create_task(w("f", 0))
    async def try_now():
        log("try", l.locked())
        await l.acquire()
        log("try got it")
        l.release()
    await try_now()
    await asyncio.gather(a, b)
    # waiter woken, then cancelled, nobody else; and with release by another task
    await l.acquire()
    a = asyncio.create_task(w("g", 0))
    await asyncio.sleep(0)
    l.release(); a.cancel()
    await asyncio.wait([a])
    log(l.locked())
    async with l: log("free")
    # all waiters cancelled, then release
    await l.acquire()
    ws = [asyncio.create_task(w(n, 0)) for n in "hij"]
    await asyncio.sleep(0)
    for x in ws: x.cancel()
    l.release()
    log("acquire", await l.acquire())
    l.release()
    await asyncio.wait(ws)


run(main())
