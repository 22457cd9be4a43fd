#include "vloop.hpp"

// Tutorial 002: TaskGroup; "started" is printed by the body before any child ends.
Coro<> say_after(double delay, std::string what) {
  co_await sleep(delay);
  log(what);
}

Coro<> async_main() {
  co_await asyncio::async_with(TaskGroup(), [](TaskGroup& tg) {
    tg.create_task(say_after(1, "hello"));
    tg.create_task(say_after(2, "world"));
    log("started");
  });
  log("finished");
}

int main() { vloop::run(async_main()); }
