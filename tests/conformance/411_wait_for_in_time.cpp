#include "vloop.hpp"

// wait_for returns the value or raises what the awaitable raised.
Coro<std::string> value() {
  co_await sleep(1);
  co_return "v";
}

Coro<> error() {
  co_await sleep(1);
  throw KeyError("e");
}

Coro<> async_main() {
  log(co_await asyncio::wait_for(value(), 2));
  log(co_await asyncio::wait_for(value(), asyncio::None{}));
  try {
    co_await asyncio::wait_for(error(), 5);
  } catch (const KeyError&) {
    log(describe());
  }
  const auto future = get_running_loop().create_future<std::string>();
  future.set_result("done already");
  log(co_await asyncio::wait_for(future, 0));
}

int main() { vloop::run(async_main()); }
