#include "vloop.hpp"

// Tutorial 002: the bare call never runs, the awaited one gives 42.
Coro<int> nested() { co_return 42; }

Coro<> async_main() {
  std::ignore = nested();
  vloop::log(co_await nested());
  const auto task = create_task(nested());
  vloop::log(co_await task);
}

int main() { vloop::run(async_main()); }
