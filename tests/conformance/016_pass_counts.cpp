#include <optional>

#include "vloop.hpp"

// How many loop passes each construct costs (a ticker counts the passes).
Coro<int> nothing() { co_return 1; }

Coro<> set_by_call_soon() {
  auto& loop = get_running_loop();
  const auto future = loop.create_future();
  loop.call_soon([future] { future.set_result(); });
  co_await future;
}

Coro<> one_task() { co_await create_task(nothing()); }

Coro<> gather_of_none() { co_await gather(); }

Coro<> group_of_one() {
  co_await asyncio::async_with(TaskGroup{}, [](TaskGroup& group) { group.create_task(nothing()); });
}

class Ticker {
 public:
  Ticker() { again(); }
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;
  ~Ticker() { stop(); }
  void stop() { handle_->cancel(); }
  int passes() const { return passes_; }

 private:
  void again() {
    handle_ = get_running_loop().call_soon([this] { tick(); });
  }
  void tick() {
    ++passes_;
    again();
  }
  int passes_ = 0;
  std::optional<asyncio::Handle> handle_;
};

template <class Make>
Coro<> measure(const char* label, Make make) {
  Ticker ticker;
  co_await make();
  log(label, ticker.passes());
  ticker.stop();
  co_await sleep(0);
}

Coro<> async_main() {
  co_await measure("direct coroutine", nothing);
  co_await measure("sleep(0)", [] { return sleep(0); });
  co_await measure("future set by call_soon", set_by_call_soon);
  co_await measure("task", one_task);
  co_await measure("gather of 2", [] { return gather(nothing(), nothing()); });
  co_await measure("gather of 0", gather_of_none);
  co_await measure("wait of 1 task", [] { return asyncio::wait({create_task(nothing())}); });
  co_await measure("shield", [] { return asyncio::shield(nothing()); });
  co_await measure("TaskGroup of 1", group_of_one);
}

int main() { vloop::run(async_main()); }
