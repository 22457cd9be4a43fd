import asyncio
from vloop import run, log, describe, state, block, now


# set() and clear() at once wake all who wait then, and nobody later.
async def main():
    ev = asyncio.Event()
    async def w(n):
        try:
            log(n, "waits", ev.is_set())
            r = await ev.wait()
            log(n, "woken", r, ev.is_set())
        except asyncio.CancelledError:
            log(n, "cancelled")
            raise
    ts = [asyncio.create_task(w(n)) for n in "abc"]
    await asyncio.sleep(1)
    ev.set(); ev.clear()
    late = asyncio.create_task(w("late"))
    ts[1].cancel()
    await asyncio.wait(ts)
    log(state(ts[1]), state(late))
    ev.set(); ev.set()
    await late
    asyncio.get_running_loop().call_soon(log, "soon")
    log(await ev.wait())
    ev.clear()
    t = asyncio.create_task(w("x"))
    await asyncio.sleep(0)
    t.cancel()
    ev.set()
    await asyncio.wait([t])
    log(state(t))
    ev.clear()
    try:
        await asyncio.wait_for(ev.wait(), 1)
    except TimeoutError:
        log("timeout")
    log(ev.is_set())


run(main())
