#include "vloop.hpp"

// create_task only queues the first step: it runs when the creator yields.
Coro<int> child(int n) {
  log("child", n, "starts");
  co_return n;
}

Coro<> async_main() {
  const auto t1 = create_task(child(1));
  const auto t2 = create_task(child(2));
  log("created, done:", t1.done(), t2.done());
  const int r2 = co_await t2;
  log("t2 ->", r2, "t1 done:", t1.done());
  log("t1 ->", co_await t1);
}

int main() { vloop::run(async_main()); }
