#include "vloop.hpp"

// Siblings are cancelled once only; a second failure during the abort is collected and cancels
// nobody again.
Coro<> job(std::string name, double clean, bool fail) {
  try {
    co_await sleep(9);
  } catch (const CancelledError&) {
  }
  try {
    co_await sleep(clean);
  } catch (const CancelledError&) {
    log(name, "cancelled TWICE");
  }
  log(name, "ends, requests:", current_task().cancelling());
  if (fail) throw KeyError(name);
}

Coro<> bad() {
  co_await sleep(1);
  throw ValueError("first");
}

Coro<> async_main() {
  try {
    co_await asyncio::async_with(TaskGroup{}, [](TaskGroup& group) {
      group.create_task(job("a", 2, false));
      group.create_task(job("b", 1, true));
      group.create_task(job("c", 3, true));
      group.create_task(bad());
    });
  } catch (const ExceptionGroup&) {
    log(describe());
  }
}

int main() { vloop::run(async_main()); }
