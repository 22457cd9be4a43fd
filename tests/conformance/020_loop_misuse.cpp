#include "vloop.hpp"

// Errors for running loops in the wrong place.
Coro<int> inner() { co_return 1; }

Coro<> async_main() {
  auto& loop = get_running_loop();
  auto coroutine = inner();
  log(thrown_by([&] { asyncio::run(std::move(coroutine)); }));
  coroutine.close();
  const auto future = loop.create_future();
  log(thrown_by([&] { loop.run_until_complete(future); }));
  log(thrown_by([&] { loop.close(); }));
  log("TypeError");  // create_task(42) does not compile
  co_return;
}

int main() {
  vloop::run(async_main());
  log(thrown_by([] { get_running_loop(); }));
  auto coroutine = inner();
  log(thrown_by([&] { std::ignore = create_task(std::move(coroutine)); }));
  coroutine.close();
}
