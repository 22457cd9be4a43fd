import asyncio
from vloop import run, log, describe, state, block, now


# Permits are handed over to waiters; cancelled waiters pass them on; a
# bounded one counts.
async def main():
    s = asyncio.Semaphore(2)
    async def w(n, d=1):
        try:
            async with s:
                log(n, "in", s.locked())
                await asyncio.sleep(d)
        except asyncio.CancelledError:
            log(n, "cancelled", s.locked())
            raise
    ts = [asyncio.create_task(w(n)) for n in "abcde"]
    await asyncio.sleep(0.5)
    ts[2].cancel()
    await asyncio.sleep(0.5)
    await asyncio.sleep(0)
    log("locked", s.locked())
    await asyncio.wait(ts)
    log(s.locked(), state(ts[2]))
    z = asyncio.Semaphore(0)
    log(z.locked())
    async def zz(n):
        await z.acquire()
        log(n, "acquired", z.locked())
    ts = [asyncio.create_task(zz(n)) for n in "xyz"]
    await asyncio.sleep(0)
    z.release(); z.release(); z.release(); z.release()
    log("released 4", z.locked())
    await asyncio.sleep(0)
    log(await z.acquire(), z.locked())
    # woken then cancelled
    z = asyncio.Semaphore(0)
    ts = [asyncio.create_task(zz(n)) for n in "pq"]
    await asyncio.sleep(0)
    z.release()
    ts[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    log(state(ts[0]), state(ts[1]))
    b = asyncio.BoundedSemaphore(1)
    try: b.release()
    except ValueError as e: log(describe(e))
    async with b: log("bounded", b.locked())
    try: asyncio.Semaphore(-1)
    except ValueError as e: log(describe(e))


run(main())
