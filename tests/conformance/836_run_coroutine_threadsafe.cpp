#include "vloop.hpp"

// A thread submits a coroutine to the loop and waits for its result.
Coro<int> add(int a, int b) {
  co_await sleep(1);
  co_return a + b;
}

Coro<> bad() {
  throw ValueError("in coroutine");
  co_return;
}

std::tuple<int, std::string> thread(const asyncio::Loop& loop) {
  const int r = asyncio::run_coroutine_threadsafe(add(1, 2), loop).result(10);
  return {r, thrown_by([&] { asyncio::run_coroutine_threadsafe(bad(), loop).result(10); })};
}

Coro<> async_main() {
  const auto& loop = get_running_loop();
  log(co_await loop.run_in_executor(nullptr, thread, loop));
}

int main() { vloop::run(async_main()); }
