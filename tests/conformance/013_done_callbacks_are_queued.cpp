#include "vloop.hpp"

// set_result never runs callbacks inline; they are queued in order.
Coro<> async_main() {
  auto& loop = get_running_loop();
  const auto future = loop.create_future<std::string>();
  for (const int n : {1, 2, 3}) {
    future.add_done_callback([n](const Future<std::string>& done) { log("cb", n, done.result()); });
  }
  loop.call_soon([] { log("soon before"); });
  future.set_result("R");
  loop.call_soon([] { log("soon after"); });
  log("set_result returned");
  co_await sleep(0);
  log("yielded");
  future.add_done_callback([] { log("late cb"); });
  log("added to a done future");
  co_await sleep(0);
  log("end");
}

int main() { vloop::run(async_main()); }
