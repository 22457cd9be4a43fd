#include <optional>

#include "vloop.hpp"

// Stages connected by async generators, one of them buffered by a task.
asyncio::AsyncGenerator<int> source() {
  for (int i = 0; i < 5; ++i) {
    co_await sleep(1);
    log("source", i);
    co_yield i;
  }
}

Coro<> pump(asyncio::AsyncGenerator<int> values, asyncio::Queue<std::optional<int>> queue) {
  while (auto value = co_await values.next()) queue.put_nowait(value);
  queue.put_nowait(std::nullopt);
}

asyncio::AsyncGenerator<int> buffered(asyncio::AsyncGenerator<int> values) {
  const asyncio::Queue<std::optional<int>> queue;
  const auto pumping = create_task(pump(std::move(values), queue));
  while (auto value = co_await queue.get()) co_yield *value;
  co_await pumping;
}

asyncio::AsyncGenerator<int> slow_square(asyncio::AsyncGenerator<int> values) {
  while (auto value = co_await values.next()) {
    co_await sleep(1.5);
    co_yield *value** value;
  }
}

Coro<> async_main() {
  auto results = slow_square(buffered(source()));
  while (auto value = co_await results.next()) log("result", *value);
}

int main() { vloop::run(async_main()); }
