#include <optional>

#include "vloop.hpp"

// Hand-written async iterator and async context manager.
class Countdown {
 public:
  explicit Countdown(int from) : left_(from) {}

  Coro<> aenter() {
    co_await sleep(1);
    log("enter");
  }
  Coro<bool> aexit(std::exception_ptr error) {
    co_await sleep(1);
    const std::string type = describe(error);
    log("exit with", type.substr(0, type.find(':')));
    co_return type.starts_with("ValueError");
  }

  Coro<std::optional<int>> next() {
    if (left_ == 0) co_return std::nullopt;
    --left_;
    co_await sleep(0.5);
    co_return left_;
  }

 private:
  int left_;
};

Coro<> use() {
  co_await asyncio::async_with(Countdown(9), []() -> Coro<> { co_await sleep(60); });
}

Coro<> async_main() {
  co_await asyncio::async_with(Countdown(3), [](Countdown& countdown) -> Coro<> {
    while (auto value = co_await countdown.next()) log("value", *value);
  });
  co_await asyncio::async_with(Countdown(1), [] { throw ValueError("suppressed by aexit"); });
  const std::vector tasks{create_task(use())};
  co_await sleep(1.5);
  tasks[0].cancel();
  co_await asyncio::wait(tasks);
  log(state(tasks[0]));
}

int main() { vloop::run(async_main()); }
