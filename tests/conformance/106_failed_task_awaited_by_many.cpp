#include "vloop.hpp"

// A failed task throws the same exception into all who await it; awaiting oneself is an error.
Coro<int> bad() {
  co_await sleep(1);
  throw KeyError("k");
  co_return 1;
}

Coro<std::exception_ptr> w(int n, Task<int> t) {
  try {
    co_await t;
  } catch (const KeyError& e) {
    log(n, describe());
    co_return std::current_exception();
  }
  co_return nullptr;
}

Coro<> self_await() {
  try {
    co_await current_task();
  } catch (const RuntimeError& e) {
    log(describe().substr(0, 47));
  }
}

Coro<> async_main() {
  auto t = create_task(bad());
  std::vector<Coro<std::exception_ptr>> ws;
  for (int i = 0; i < 3; ++i) ws.push_back(w(i, t));
  auto r = co_await gather(std::move(ws));
  log(r[0] == r[1], r[1] == t.exception());
  try {
    co_await t;
  } catch (const KeyError&) {
    log("again", describe());
  }
  co_await create_task(self_await());
}

int main() { vloop::run(async_main()); }
