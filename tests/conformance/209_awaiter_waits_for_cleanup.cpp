#include "vloop.hpp"

// Who awaits a cancelled task goes on when its clean-up is over; another cancel ends the clean-up
// early.
Coro<> inner(double d) {
  std::exception_ptr p;
  try {
    co_await sleep(10);
  } catch (...) {
    p = std::current_exception();
  }
  log("inner cleans");
  co_await sleep(d);
  log("inner clean");
  if (p) std::rethrow_exception(p);
}

Coro<> outer(Task<> t) {
  try {
    co_await t;
  } catch (const CancelledError&) {
    log("outer continues", describe());
    throw;
  }
}

Coro<> async_main() {
  auto i = create_task(inner(2));
  auto o = create_task(outer(i));
  co_await sleep(1);
  o.cancel("m");
  co_await sleep(0);
  co_await sleep(0);
  auto r = o.cancel("second");
  log("again", r, o.cancelling());
  std::vector w1{o};
  co_await asyncio::wait(w1);
  vloop::log(state(o), state(i), now());
  i = create_task(inner(5));
  o = create_task(outer(i));
  co_await sleep(1);
  o.cancel();
  co_await sleep(1);
  o.cancel();
  std::vector w2{o, i};
  co_await asyncio::wait(w2);
  log(state(o), state(i), o.cancelling(), i.cancelling());
}

int main() { vloop::run(async_main()); }
