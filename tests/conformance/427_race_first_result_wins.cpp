#include <algorithm>

#include "vloop.hpp"

// The usual race: take the first, cancel the losers, wait for their end.
Coro<std::string> server(std::string name, double delay) {
  try {
    co_await sleep(delay);
  } catch (...) {
    log("server", name, "closed");
    throw;
  }
  log("server", name, "closed");
  co_return name;
}

template <class... Coros>
Coro<std::string> race(Coros... servers) {
  const std::vector tasks{asyncio::ensure_future(std::move(servers))...};
  const auto [done, pending] =
      co_await asyncio::wait(tasks, {.return_when = asyncio::FIRST_COMPLETED});
  for (const auto& task : pending) task.cancel();
  co_await gather(asyncio::return_exceptions, pending);
  std::string winner = done.front().result();
  for (const auto& task : done) winner = std::min(winner, task.result());
  co_return winner;
}

Coro<> async_main() {
  log("winner", co_await race(server("a", 3), server("b", 1), server("c", 2)));
}

int main() { vloop::run(async_main()); }
