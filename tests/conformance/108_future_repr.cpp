#include "vloop.hpp"

// Text forms of a plain future.
Coro<> async_main() {
  auto& loop = get_running_loop();
  const auto f = loop.create_future<int>();
  log(f);
  f.set_result(42);
  log(f);
  const auto g = loop.create_future();
  g.set_exception(ValueError("x"));
  log(g);
  g.exception();
  const auto h = loop.create_future();
  h.cancel();
  log(h);
  co_return;
}

int main() { vloop::run(async_main()); }
