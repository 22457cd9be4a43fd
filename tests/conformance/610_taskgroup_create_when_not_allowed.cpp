#include "vloop.hpp"

// create_task before entering, while shutting down, and after the end.
bool refused_with(TaskGroup& group, std::string_view text) {
  return thrown_by([&] { group.create_task(sleep(1)); }).find(text) != std::string::npos;
}

struct Late {
  TaskGroup& group;
  ~Late() { log("during abort: RuntimeError", refused_with(group, "shutting down")); }
};

Coro<> late(TaskGroup& group) {
  const Late at_end{group};
  co_await sleep(9);
}

Coro<> bad() {
  co_await sleep(1);
  throw ValueError("x");
}

Coro<> async_main() {
  TaskGroup group;
  log("before entering: RuntimeError", refused_with(group, "has not been entered"));
  try {
    co_await asyncio::async_with(group, [](TaskGroup& entered) {
      entered.create_task(late(entered));
      entered.create_task(bad());
    });
  } catch (const ExceptionGroup&) {
    log(describe());
  }
  log("after the end: RuntimeError", refused_with(group, "is finished"));
  try {
    co_await asyncio::async_with(group, [] {});
  } catch (const RuntimeError& error) {
    const std::string_view text = error.what();
    log("entered twice: RuntimeError", text.find("already been entered") != text.npos);
  }
}

int main() { vloop::run(async_main()); }
