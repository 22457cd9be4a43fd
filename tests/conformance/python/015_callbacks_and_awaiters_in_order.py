import asyncio
from vloop import run, log, describe, state, block, now


# Callbacks and awaiters of one future are called in the order in which they
# came.
async def waiter(n, f):
    log(n, "waits")
    log(n, "got", await f)
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    g = loop.create_future()
    a = asyncio.create_task(waiter("a", f))
    await asyncio.sleep(0)
    f.add_done_callback(lambda fut: (log("cb1", fut.result()), g.set_result("g")))
    b = asyncio.create_task(waiter("b", f))
    c = asyncio.create_task(waiter("c", g))
    await asyncio.sleep(0)
    f.add_done_callback(lambda fut: log("cb2"))
    g.add_done_callback(lambda fut: log("cb g"))
    loop.call_soon(log, "soon before")
    f.set_result(7)
    f.add_done_callback(lambda fut: log("cb3 late"))
    loop.call_soon(log, "soon after")
    log("set")
    log(await f)
    await asyncio.gather(a, b, c)
    log("end")


run(main())
