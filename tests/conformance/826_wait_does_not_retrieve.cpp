#include "vloop.hpp"

// wait() does not look at exceptions: unretrieved ones are reported later.
Coro<> bad() {
  throw ValueError("unseen");
  co_return;
}

Coro<> async_main() {
  auto [done, pending] = co_await asyncio::wait(std::vector(1, create_task(bad())));
  log("waited", done.size());
  done.clear();
  co_await sleep(1);
  log("end");
}

int main() { vloop::run(async_main()); }
