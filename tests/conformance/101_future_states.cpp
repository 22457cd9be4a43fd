#include "vloop.hpp"

// Future: wrong-state errors and what each query says.
template <class Query>
void ask(const char* name, const Query& query) {
  try {
    log(" ", name, "->", query());
  } catch (const CancelledError&) {
    log(" ", name, "raises CancelledError");
  } catch (const std::exception&) {
    log(" ", name, "raises", describe());
  }
}

void probe(const char* label, const Future<int>& future) {
  log(label, "done", future.done(), "cancelled", future.cancelled());
  ask("result", [&] { return future.result(); });
  ask("exception", [&] { return future.exception(); });
}

Coro<> async_main() {
  auto& loop = get_running_loop();
  const auto f = loop.create_future<int>();
  probe("pending", f);
  f.set_result(7);
  probe("finished", f);
  log("second set:", thrown_by([&] { f.set_result(8); }));
  log("second set:", thrown_by([&] { f.set_exception(OSError()); }));
  log("cancel finished:", f.cancel());
  const auto g = loop.create_future<int>();
  g.set_exception(ValueError("bad"));
  probe("failed", g);
  const auto h = loop.create_future<int>();
  const bool first = h.cancel();
  log("cancel pending:", first, "again:", h.cancel());
  probe("cancelled", h);
  log("set cancelled:", thrown_by([&] { h.set_result(1); }));
  co_return;
}

int main() { vloop::run(async_main()); }
