import asyncio
from vloop import run, log, describe, state, block, now


# What a task and a future say of themselves in every state.
async def job(x):
    await asyncio.sleep(x)
    return "r%d" % x
async def bad():
    raise ValueError("boom")
async def waiter(t): 
    await t
async def main():
    t = asyncio.create_task(job(1), name="one")
    u = asyncio.create_task(bad(), name="two")
    c = asyncio.create_task(job(5))
    c.set_name("three")
    c.cancel()
    for x in (t, u, c):
        log(x.get_name(), x.done(), x.cancelled(), x.cancelling())
    await asyncio.sleep(2)
    log(t.result(), state(u), state(c))
    for x in (t, u, c):
        log(x.get_name(), x.done(), x.cancelled(), x.cancelling())
    try:
        c.result()
    except asyncio.CancelledError as e:
        log("result:", describe(e))
    try:
        c.exception()
    except asyncio.CancelledError as e:
        log("exception:", describe(e))
    try:
        u.result()
    except ValueError as e:
        log("result:", describe(e))
    log(u.exception() is u.exception(), t.exception())
    log(t.cancel(), u.cancel(), c.cancel())
    d = asyncio.create_task(job(1))
    for f in (d.result, d.exception):
        try:
            f()
        except asyncio.InvalidStateError as e:
            log(describe(e))
    for f in (lambda: d.set_result(1), lambda: d.set_exception(ValueError())):
        try:
            f()
        except RuntimeError as e:
            log(describe(e))
    await d
    g = asyncio.get_running_loop().create_future()
    g.cancel("msg")
    for f in (g.result, g.exception, lambda: g.set_result(1), lambda: g.set_exception(ValueError("x"))):
        try:
            f()
        except asyncio.CancelledError as e:
            log(describe(e))
        except asyncio.InvalidStateError as e:
            log(describe(e))


run(main())
