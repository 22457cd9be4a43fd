import asyncio
from vloop import run, log, describe, state, block, now


# as_completed with a time limit, with a cancelled task, with items awaited
# later, and with a cancelled consumer.
async def job(n, d, e=None):
    await asyncio.sleep(d)
    if e: raise e
    return n
async def main():
    ts = [asyncio.create_task(job(n, d), name=n) for n, d in (("a", 3), ("b", 1), ("c", 5), ("d", 2))]
    for c in asyncio.as_completed(ts, timeout=2.5):
        try:
            log(await c)
        except TimeoutError as e:
            log("TimeoutError", e.args)
    log([t.done() for t in ts])
    await asyncio.wait(ts)
    ts = [asyncio.create_task(job(n, d), name=n) for n, d in (("a", 3), ("b", 1))]
    asyncio.get_running_loop().call_later(0.5, ts[0].cancel, "m")
    for c in asyncio.as_completed(ts):
        try:
            log(await c)
        except asyncio.CancelledError as e:
            log("CancelledError", e.args)
    items = list(asyncio.as_completed([job("x", 2), job("y", 1)]))
    log(len(items))
    log(await items[1], await items[0])
    for c in asyncio.as_completed([job("p", 2), job("q", 1)], timeout=0):
        try:
            log(await c)
        except TimeoutError as e:
            log("TimeoutError")
    await asyncio.sleep(5)
    g = asyncio.gather(*asyncio.as_completed([job("r", 2), job("s", 1)]))
    log(await g)
    async def consumer():
        for c in asyncio.as_completed([job("u", 2), job("v", 4)]):
            log(await c)
    t = asyncio.create_task(consumer())
    await asyncio.sleep(3)
    t.cancel()
    await asyncio.wait([t])
    log(state(t), len(asyncio.all_tasks()))
    await asyncio.sleep(2)


run(main())
