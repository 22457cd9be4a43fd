// A task that is cancelled takes what it awaits with it. shield puts something
// between: the waiter is cancelled, but what it has waited for runs on.
//
// Expect the unprotected download to end with its waiter after 1 s, and the
// shielded one to arrive after 2 s, though its waiter is gone by then.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> download(std::string page) {
  co_await asyncio::sleep(2);
  asyncio::print("{} has arrived", page);
}

asyncio::Coro<> wait_for_it(asyncio::Task<> task) { co_await task; }
asyncio::Coro<> wait_behind_shield(asyncio::Task<> task) {
  co_await asyncio::shield(task);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const auto news = asyncio::create_task(download("news"));
  const auto sport = asyncio::create_task(download("sport"));
  const auto waiter1 = asyncio::create_task(wait_for_it(news));
  const auto waiter2 = asyncio::create_task(wait_behind_shield(sport));

  co_await asyncio::sleep(1);
  waiter1.cancel();
  waiter2.cancel();
  co_await asyncio::gather(asyncio::return_exceptions, waiter1, waiter2);
  asyncio::print("both waiters ended after {:.2f} s", loop.time() - start);
  asyncio::print("news is {}", news.cancelled() ? "cancelled" : "on its way");
  asyncio::print("sport is {}", sport.cancelled() ? "cancelled" : "on its way");

  co_await sport;
  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
