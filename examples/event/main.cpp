// An Event is a flag that tasks wait for: when one task sets it, all who wait
// go on. Who comes later does not wait at all.
//
// Expect three runners at the line, nothing for 1 s, then all of them running
// in the order in which they came.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> run(std::string name, asyncio::Event started) {
  asyncio::print("{} is at the line", name);
  co_await started.wait();
  asyncio::print("{} runs", name);
}

asyncio::Coro<> async_main() {
  // A handle: the copies that the runners get are the same event.
  asyncio::Event started;

  co_await asyncio::async_with(
      asyncio::TaskGroup{}, [&](asyncio::TaskGroup& group) -> asyncio::Coro<> {
        group.create_task(run("Ada", started));
        group.create_task(run("Bo", started));
        group.create_task(run("Cleo", started));
        co_await asyncio::sleep(1);

        asyncio::print("go!");
        started.set();
        group.create_task(run("Dan, who is late,", started));
      });
}

int main() { asyncio::run(async_main()); }
