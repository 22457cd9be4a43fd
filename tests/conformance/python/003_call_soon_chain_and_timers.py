import asyncio
from vloop import run, log, describe, state, block, now


# A chain of call_soon does not starve timers, and what a timer queues waits
# for the next pass.
async def main():
    loop = asyncio.get_running_loop()
    left = 6

    def chain():
        nonlocal left
        left -= 1
        log("chain", left)
        block(0.25)
        if left:
            loop.call_soon(chain)

    loop.call_later(0.5, log, "timer 0.5")
    loop.call_later(1, lambda: (log("timer 1"), loop.call_soon(log, "from timer 1")))
    loop.call_at(1, log, "at 1")
    loop.call_soon(chain)
    await asyncio.sleep(1.25)
    log("awake")
    await asyncio.sleep(2)


run(main())
