#include "vloop.hpp"

// Tutorial 003, trap 2: main ends before the task; keeping and awaiting it helps.
Coro<> download(std::string url) {
  co_await sleep(1);
  log(url, "done");
}

Coro<> forgot() {
  create_task(download("a"));
  co_return;
}

Coro<> right() {
  const auto task = create_task(download("b"));
  co_await task;
}

int main() {
  vloop::run(forgot());
  log("forgot: nothing was printed");
  vloop::run(right());
}
