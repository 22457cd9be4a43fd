import asyncio
from vloop import run, log, describe, state, block, now


# needs: 3.13
# shutdown(immediate): waiting getters, putters and joiners; after it,
# everything refuses.
async def getter(n, q):
    try:
        log(n, "got", await q.get())
    except asyncio.QueueShutDown as e:
        log(n, "QueueShutDown", e.args)
async def main():
    q = asyncio.Queue()
    gs = [asyncio.create_task(getter(n, q)) for n in "ab"]
    await asyncio.sleep(1)
    q.put_nowait(1)
    q.shutdown()
    await asyncio.gather(*gs)
    q = asyncio.Queue(2)
    q.put_nowait(1); q.put_nowait(2)
    async def putter(n):
        try:
            await q.put(n)
        except asyncio.QueueShutDown:
            log("putter", n, "QueueShutDown")
    async def joiner():
        await q.join()
        log("joined")
    ts = [asyncio.create_task(putter(3)), asyncio.create_task(putter(4)), asyncio.create_task(joiner())]
    await asyncio.sleep(1)
    q.shutdown(immediate=True)
    log("shut", q.qsize(), q.empty())
    await asyncio.gather(*ts)
    for f in (q.get_nowait, lambda: q.put_nowait(1)):
        try: f()
        except asyncio.QueueShutDown: log("QueueShutDown")
    try: await q.get()
    except asyncio.QueueShutDown: log("QueueShutDown get")
    try: await q.put(1)
    except asyncio.QueueShutDown: log("QueueShutDown put")
    q.shutdown()
    q.shutdown(immediate=True)
    try: q.task_done()
    except ValueError as e: log(describe(e))
    await q.join()
    # not immediate first, immediate then
    q = asyncio.Queue()
    for i in range(3): q.put_nowait(i)
    q.get_nowait()
    j = asyncio.create_task(joiner())
    await asyncio.sleep(1)
    q.shutdown()
    log(q.get_nowait(), state(j))
    q.shutdown(immediate=True)
    await asyncio.sleep(1)
    log(state(j), q.qsize())
    q.task_done()
    log(state(j))
    q.task_done()
    await j


run(main())
