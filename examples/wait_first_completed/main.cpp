// A race: three mirrors are asked for the same file. wait comes back as soon as
// one of them has answered; the others are of no use any more, so they are
// cancelled.
//
// Expect the fastest mirror's answer after 1 s, at once the end of the two
// others, and 1 s in all. wait itself cancels nobody: without cancel() they
// would run on.

#include <asyncio/asyncio.hpp>
#include <string>
#include <vector>

asyncio::Coro<std::string> fetch(std::string mirror, double delay) {
  try {
    co_await asyncio::sleep(delay);
  } catch (const asyncio::CancelledError&) {
    asyncio::print("{} gives up", mirror);
    throw;
  }
  co_return "the file from " + mirror;
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  std::vector<asyncio::Task<std::string>> mirrors;
  mirrors.push_back(asyncio::create_task(fetch("Paris", 3)));
  mirrors.push_back(asyncio::create_task(fetch("Oslo", 1)));
  mirrors.push_back(asyncio::create_task(fetch("Rome", 2)));

  const auto [done, pending] = co_await asyncio::wait(
      mirrors, {.return_when = asyncio::FIRST_COMPLETED});
  for (const auto& winner : done) asyncio::print("{}", winner.result());

  for (const auto& loser : pending) loser.cancel();
  co_await asyncio::wait(pending);  // until they have cleaned up
  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
