#include "vloop.hpp"

// Two children fail in the same pass: the one whose callback runs first wins.
Coro<> bad(std::string name, double delay) {
  co_await sleep(delay);
  throw ValueError(name);
}

Coro<> async_main() {
  try {
    co_await gather(bad("first argument", 2), bad("second argument", 2));
  } catch (const ValueError&) {
    log(describe());
  }
  auto& loop = get_running_loop();
  const auto a = loop.create_future();
  const auto b = loop.create_future();
  loop.call_later(1, [a, b] {
    b.set_exception(KeyError("b set first"));
    a.set_exception(KeyError("a set second"));
  });
  try {
    co_await gather(a, b);
  } catch (const KeyError&) {
    log(describe());
  }
}

int main() { vloop::run(async_main()); }
