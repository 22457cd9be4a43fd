import asyncio
from vloop import run, log, describe, state, block, now


# Cancelled by a sibling before the first step, by a callback in the pass of
# the last step, and after the result was set.
async def job(n):
    log(n, "starts")
    await asyncio.sleep(0)
    log(n, "ends")
    return n
async def killer(ts):
    for t in ts:
        log("kill", t.get_name(), t.cancel())
async def main():
    loop = asyncio.get_running_loop()
    k = []
    asyncio.create_task(killer(k))
    a = asyncio.create_task(job("a"), name="a")
    b = asyncio.create_task(job("b"), name="b")
    k[:] = [b]
    b.add_done_callback(lambda t: log("b done", t.cancelled(), state(a)))
    a.add_done_callback(lambda t: log("a done", state(t)))
    await asyncio.wait([a, b])
    await asyncio.sleep(0)
    c = asyncio.create_task(job("c"), name="c")
    await asyncio.sleep(0)
    loop.call_soon(c.cancel)
    try:
        log(await c)
    except asyncio.CancelledError:
        log("c cancelled", c.cancelled())
    f = loop.create_future()
    async def w():
        try:
            return await f
        except asyncio.CancelledError:
            return "swallowed"
    t = asyncio.create_task(w())
    await asyncio.sleep(0)
    f.set_result("r")
    loop.call_soon(t.cancel)
    log(await t, t.cancelling())
    f = loop.create_future()
    t = asyncio.create_task(w())
    await asyncio.sleep(0)
    loop.call_soon(t.cancel)
    loop.call_soon(f.cancel)
    log(await t, t.cancelling())


run(main())
