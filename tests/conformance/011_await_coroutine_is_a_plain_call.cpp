#include "vloop.hpp"

// Awaiting a coroutine that never suspends gives nobody else a turn.
Coro<int> leaf(int x) { co_return x * 2; }

Coro<int> middle(int x) { co_return co_await leaf(x) + co_await leaf(x + 1); }

Coro<> bystander() {
  log("bystander runs");
  co_return;
}

Coro<> async_main() {
  const auto task = create_task(bystander());
  int total = 0;
  for (int i = 0; i < 5; ++i) total += co_await middle(i);
  log("total", total, "(bystander has not run yet)");
  co_await sleep(0);
  log("end");
}

int main() { vloop::run(async_main()); }
