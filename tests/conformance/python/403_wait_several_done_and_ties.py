import asyncio
from vloop import run, log, describe, state, block, now


# FIRST_COMPLETED may give several; waiting with a time limit; a limit that
# ends with the task.
async def job(n, d, e=None):
    await asyncio.sleep(d)
    if e: raise e
    return n
def names(ts, s): return [t.get_name() for t in ts if t in s]
async def main():
    ts = [asyncio.create_task(job(n, d), name=n) for n, d in (("a", 2), ("b", 1), ("c", 1), ("d", 3))]
    d, p = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    log(names(ts, d), names(ts, p))
    d, p = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    log(names(ts, d), names(ts, p))
    d, p = await asyncio.wait(p, return_when=asyncio.FIRST_COMPLETED)
    log(names(ts, d), names(ts, p))
    d, p = await asyncio.wait(ts, timeout=0)
    log(names(ts, d), names(ts, p))
    d, p = await asyncio.wait(ts, timeout=0.5)
    log(names(ts, d), names(ts, p))
    d, p = await asyncio.wait(ts, timeout=0.5)
    log(names(ts, d), names(ts, p))
    ts = [asyncio.create_task(job("x", 1, ValueError("x")), name="x"), asyncio.create_task(job("y", 1), name="y"), asyncio.create_task(job("z", 2), name="z")]
    d, p = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    log(names(ts, d), names(ts, p), state(ts[0]))
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, f.set_result, 3)
    d, p = await asyncio.wait([f], timeout=5)
    log(d.pop().result(), p)
    d, p = await asyncio.wait([ts[2]], timeout=5, return_when=asyncio.FIRST_EXCEPTION)
    log(len(d), len(p))
    # timeout at the same instant as the end
    t = asyncio.create_task(job("s", 1), name="s")
    await asyncio.sleep(0)
    d, p = await asyncio.wait([t], timeout=1)
    log("tie 1", len(d), len(p))
    t = asyncio.create_task(job("s", 1), name="s")
    d, p = await asyncio.wait([t], timeout=1)
    log("tie 2", len(d), len(p))
    await t
    # waiter cancelled
    t = asyncio.create_task(job("t", 3), name="t")
    async def w():
        try:
            await asyncio.wait([t], timeout=2)
        except asyncio.CancelledError as e:
            log("wait cancelled", e.args, t.cancelled(), t.cancelling())
            raise
    u = asyncio.create_task(w())
    await asyncio.sleep(1)
    u.cancel("m")
    await asyncio.wait([u, t])
    log(state(u), state(t))


run(main())
