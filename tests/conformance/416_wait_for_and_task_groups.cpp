#include "vloop.hpp"

using namespace asyncio;

// TaskGroup inside wait_for and wait_for inside TaskGroup, and cancellation at the deadline.
Coro<> job(std::string n, double d) {
  try {
    co_await sleep(d);
    log(n, "done");
  } catch (const CancelledError&) {
    log(n, "cancelled");
    throw;
  }
}

Coro<> grp() {
  co_await async_with(TaskGroup(), [&](auto& tg) -> Coro<> {
    tg.create_task(job("a", 1));
    tg.create_task(job("b", 3));
    co_return;
  });
}

Coro<> body() {
  try {
    co_await wait_for(job("c", 5), 1);
  } catch (...) {
    log(describe(), current_task().cancelling());
    throw;
  }
}

Coro<> async_main() {
  try {
    co_await wait_for(grp(), 2);
  } catch (const TimeoutError&) {
    log("TimeoutError", describe(), current_task().cancelling());
  }
  auto t = create_task(body());
  get_running_loop().call_later(1, [t] { t.cancel("first"); });
  std::vector<Task<>> ts{t};
  co_await wait(ts);
  log(state(t));
  t = create_task(body());
  co_await sleep(0);
  get_running_loop().call_later(1, [t] { t.cancel("second"); });
  ts = {t};
  co_await wait(ts);
  log(state(t));
  auto u = create_task(job("d", 5));
  get_running_loop().call_later(1, [&] { u.cancel("inner"); });
  try {
    co_await wait_for(u, 3);
  } catch (const CancelledError&) {
    log(describe(), current_task().cancelling());
  }
  Task<> x;
  co_await async_with(TaskGroup{}, [&](TaskGroup& tg) -> Coro<> {
    x = tg.create_task(wait_for(job("e", 5), 10));
    auto k = [](Task<> task) -> Coro<> {
      co_await sleep(1);
      task.cancel();
    };
    tg.create_task(k(x));
    co_return;
  });
  log(state(x));
  try {
    co_await async_with(TaskGroup{}, [&](TaskGroup& tg) {
      tg.create_task(wait_for(job("f", 5), 1));
      tg.create_task(job("g", 5));
    });
  } catch (const ExceptionGroup& e) {
    log(describe());
  }
}

int main() { vloop::run(async_main()); }
