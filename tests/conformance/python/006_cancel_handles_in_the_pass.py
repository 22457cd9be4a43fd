import asyncio
from vloop import run, log, describe, state, block, now


# A handle cancelled in the pass that would have called it, and a timer that
# is due already, are not called.
async def main():
    loop = asyncio.get_running_loop()
    h2 = None
    def first():
        log("first cancels second")
        h2.cancel()
        t2.cancel()
        log(h2.cancelled(), t2.cancelled(), h1.cancelled())
    h1 = loop.call_soon(first)
    h2 = loop.call_soon(log, "second")
    h3 = loop.call_soon(log, "third")
    t2 = loop.call_later(0, log, "timer 2")
    await asyncio.sleep(0)
    h3.cancel()
    log("h3", h3.cancelled())
    h3.cancel()
    a = loop.call_later(1, lambda: (log("a"), b.cancel()))
    b = loop.call_later(1, log, "b")
    c = loop.call_later(1, log, "c")
    log(a.when(), c.when())
    await asyncio.sleep(2)
    log(a.cancelled(), b.cancelled(), c.cancelled())
    t = asyncio.create_task(asyncio.sleep(3, "x"))
    def cb(f): log("cb", f.result())
    t.add_done_callback(cb)
    d = loop.call_at(4, log, "never")
    d.cancel()
    log(await t)
    await asyncio.sleep(0)


run(main())
