#include <optional>

#include "vloop.hpp"

// Two producers, one bounded queue, three consumers, sentinels to stop.
using Item = std::optional<std::pair<std::string, int>>;

Coro<> produce(std::string n, asyncio::Queue<Item> q, double d) {
  for (int i = 0; i < 3; ++i) {
    co_await sleep(d);
    co_await q.put(std::pair(n, i));
    log("produced", n, i);
  }
}

Coro<std::pair<int, int>> consume(int n, asyncio::Queue<Item> q) {
  int count = 0;
  while (const Item item = co_await q.get()) {
    log("consumer", n, "takes", item->first, item->second);
    co_await sleep(2);
    ++count;
  }
  co_return {n, count};
}

Coro<> async_main() {
  const asyncio::Queue<Item> q{2};
  std::vector<Task<std::pair<int, int>>> cs;
  for (int n = 0; n < 3; ++n) cs.push_back(create_task(consume(n, q)));
  co_await gather(produce("p", q, 1), produce("q", q, 0.4));
  for (std::size_t i = 0; i < cs.size(); ++i) co_await q.put(std::nullopt);
  log(co_await gather(cs));
}

int main() { vloop::run(async_main()); }
