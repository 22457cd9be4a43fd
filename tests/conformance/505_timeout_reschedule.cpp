#include "vloop.hpp"

// reschedule() moves the deadline; None switches it off; timeout(None) is off.
std::string when(const asyncio::Timeout& cm) {
  return cm.when() ? asyncio::repr(*cm.when()) : "None";
}

Coro<> moved(asyncio::Timeout& cm) {
  const auto& loop = get_running_loop();
  co_await sleep(2);
  log("when", when(cm));
  cm.reschedule(loop.time() + 3);
  log("when", when(cm));
  co_await sleep(1);
  cm.reschedule(loop.time() + 4);
  co_await sleep(60);
}

Coro<> switched_off(asyncio::Timeout& cm) {
  cm.reschedule(asyncio::None{});
  co_await sleep(5);
}

Coro<> async_main() {
  try {
    co_await asyncio::async_with(asyncio::timeout(asyncio::None{}), moved);
  } catch (const asyncio::TimeoutError&) {
    log("TimeoutError");
  }
  auto cm = asyncio::timeout(1);
  co_await asyncio::async_with(cm, switched_off);
  log("switched off");
  try {
    co_await asyncio::async_with(asyncio::timeout_at(get_running_loop().time() + 1.5),
                                 [] { return sleep(60); });
  } catch (const asyncio::TimeoutError&) {
    log("timeout_at");
  }
  try {
    cm.reschedule(50);
  } catch (const RuntimeError&) {
    log("RuntimeError after exit");
  }
}

int main() { vloop::run(async_main()); }
