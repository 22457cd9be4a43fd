// How an API that works with callbacks becomes one that you can await: make a
// future, let the callback set it, await it. Here the loop itself calls back
// after a delay; done callbacks are called when a future is set.
//
// Expect the answer after 1 s. The done callback is only queued when the future
// is set, but before the one who awaits it is woken, because it asked first.

#include <asyncio/asyncio.hpp>

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const auto answer = loop.create_future<int>();
  answer.add_done_callback([](const asyncio::Future<int>& future) {
    asyncio::print("callback: the answer is {}", future.result());
  });
  loop.call_later(1, [answer] {
    answer.set_result(42);
    asyncio::print("the future is set");
  });

  asyncio::print("waiting for the answer");
  asyncio::print("await: the answer is {}", co_await answer);
  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
