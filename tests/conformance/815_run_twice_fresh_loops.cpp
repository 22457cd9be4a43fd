#include "vloop.hpp"

// Every run() has its own loop, with its own clock.
Coro<asyncio::Loop> async_main(int n) {
  log("start", n);
  co_await sleep(n);
  co_return get_running_loop();
}

int main() {
  const auto a = vloop::run(async_main(1));
  const auto b = vloop::run(async_main(2));
  log("different loops:", a != b, "closed:", a.is_closed(), b.is_closed());
}
