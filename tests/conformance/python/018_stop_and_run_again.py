import asyncio
from vloop import run, log, describe, state, block, now


# stop() lets the pass under way end; before run_forever() it gives exactly
# one pass.
from vloop import VirtualLoop
loop = VirtualLoop()
def one():
    log("one")
    loop.stop()
    log("running", loop.is_running())
    loop.call_soon(log, "next run")
loop.call_soon(one)
loop.call_soon(log, "two")
loop.call_later(0, log, "timer 0")
loop.run_forever()
log("stopped", loop.is_running(), loop.is_closed())
loop.stop()
loop.call_soon(lambda: loop.call_soon(log, "deep"))
loop.run_forever()
log("one pass")
loop.call_later(1, loop.stop)
loop.call_later(1, log, "with the stop")
loop.call_later(2, log, "later")
loop.run_forever()
log("again")
loop.call_later(2, loop.stop)
loop.run_forever()
async def job():
    await asyncio.sleep(0)
    loop.stop()
    log("job stops")
    await asyncio.sleep(0)
    log("job goes on")
    return 3
t = loop.create_task(job())
loop.run_forever()
log(state(t))
log(loop.run_until_complete(t))
loop.stop()
log(loop.run_until_complete(t)) if t.done() else None
loop.close()
loop.close()
log(loop.is_closed())
for f in (lambda: loop.call_soon(log), lambda: loop.call_later(1, log), lambda: loop.run_forever(), lambda: loop.run_until_complete(t), lambda: loop.call_soon_threadsafe(log)):
    try:
        f()
    except RuntimeError as e:
        log(describe(e))
