#include "vloop.hpp"

// run_until_complete: result, exception, and a stop() in the middle.
Coro<int> value() {
  co_await sleep(1);
  co_return 5;
}

Coro<> boom() {
  throw KeyError("k");
  co_return;
}

int main() {
  auto loop = asyncio::new_event_loop(vloop::host.get());
  vloop::log(loop.run_until_complete(value()));
  log(thrown_by([&] { loop.run_until_complete(boom()); }));
  const auto future = loop.create_future<std::string>();
  loop.call_later(1, [&] { loop.stop(); });
  log(thrown_by([&] { loop.run_until_complete(future); }));
  log(state(future));
  future.set_result("later");
  log(loop.run_until_complete(future));
  loop.close();
}
