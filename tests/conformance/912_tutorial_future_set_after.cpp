#include "vloop.hpp"

// Tutorial 002: a helper task sets the future after 2 s.
Coro<> set_after(Future<std::string> fut) {
  co_await sleep(2);
  fut.set_result("666");
}

Coro<> async_main() {
  const auto& loop = get_running_loop();
  const auto fut = loop.create_future<std::string>();
  co_await loop.create_task(set_after(fut));
  log("helper done, future done:", fut.done());
  const std::string data = co_await fut;
  log(data);
}

int main() { vloop::run(async_main()); }
