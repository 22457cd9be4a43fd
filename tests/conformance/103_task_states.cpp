#include "vloop.hpp"

// What a task and a future say of themselves in every state.
Coro<std::string> job(int x) {
  co_await sleep(x);
  co_return fmt::format("r{}", x);
}

Coro<> bad() {
  throw ValueError("boom");
  co_return;
}

Coro<> async_main() {
  auto t = create_task(job(1), "one");
  auto u = create_task(bad(), "two");
  auto c = create_task(job(5));
  c.set_name("three");
  c.cancel();
  for (Task<> x : {Task<>(t), u, Task<>(c)})
    log(x.get_name(), x.done(), x.cancelled(), x.cancelling());
  co_await sleep(2);
  log(t.result(), state(u), state(c));
  for (const Task<>& x : std::vector<Task<>>{t, u, c})
    log(x.get_name(), x.done(), x.cancelled(), x.cancelling());
  try {
    c.result();
  } catch (const CancelledError& e) {
    log("result:", describe());
  }
  try {
    c.exception();
  } catch (const CancelledError& e) {
    log("exception:", describe());
  }
  try {
    u.result();
  } catch (const ValueError& e) {
    log("result:", describe());
  }
  log(u.exception() == u.exception(), t.exception());
  log(t.cancel(), u.cancel(), c.cancel());
  auto d = create_task(job(1));
  log(thrown_by([&] { d.result(); }));
  log(thrown_by([&] { d.exception(); }));
  log(thrown_by([&] { d.set_result("1"); }));
  log(thrown_by([&] { d.set_exception(ValueError()); }));
  co_await d;
  auto g = get_running_loop().create_future<int>();
  g.cancel("msg");
  log(thrown_by([&] { g.result(); }));
  log(thrown_by([&] { g.exception(); }));
  log(thrown_by([&] { g.set_result(1); }));
  log(thrown_by([&] { g.set_exception(ValueError("x")); }));
}

int main() { vloop::run(async_main()); }
