#include "vloop.hpp"

// Tutorials 002, 003: new_event_loop / run_until_complete / close by hand.
Coro<std::string> say_later(double delay, std::string msg) {
  co_await sleep(delay);
  log(msg);
  co_return msg;
}

Coro<> async_main() {
  std::vector<Coro<std::string>> both;
  both.push_back(say_later(1, "hello"));
  both.push_back(say_later(2, "world"));
  log(co_await gather(std::move(both)));
}

int main() {
  const auto loop = asyncio::new_event_loop(vloop::host.get());
  loop.run_until_complete(async_main());
  loop.close();
  log("closed", loop.is_closed());
}
