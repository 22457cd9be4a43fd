#include "vloop.hpp"

// Duplicates count once; an empty list gives nothing; order of finished ones that complete in one
// pass is their completion order.
Coro<std::string> job(std::string name, double delay) {
  co_await sleep(delay);
  co_return name;
}

Coro<> async_main() {
  std::vector<Coro<>> none;
  for (auto next : asyncio::as_completed(std::vector<Task<>>())) none.push_back(std::move(next));
  log("empty:", none);
  const auto task = create_task(job("t", 1));
  const std::vector thrice{task, task, task};
  int items = 0;
  for (auto next : asyncio::as_completed(thrice)) {
    log(co_await next);
    ++items;
  }
  log("items:", items);
  auto& loop = get_running_loop();
  const auto f = loop.create_future<std::string>();
  const auto g = loop.create_future<std::string>();
  const auto h = loop.create_future<std::string>();
  loop.call_later(1, [&] {
    g.set_result("g");
    h.set_result("h");
    f.set_result("f");
  });
  const std::vector futures{f, g, h};
  for (auto next : asyncio::as_completed(futures)) log(co_await next);
}

int main() { vloop::run(async_main()); }
