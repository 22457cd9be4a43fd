#include "vloop.hpp"

// The inner deadline comes first: only the inner block raises.
Coro<> async_main() {
  auto outer = asyncio::timeout(10);
  auto inner = asyncio::timeout(2);
  co_await asyncio::async_with(outer, [&]() -> Coro<> {
    try {
      co_await asyncio::async_with(inner, [] { return sleep(60); });
    } catch (const asyncio::TimeoutError&) {
      log("inner TimeoutError");
    }
    co_await sleep(3);
    log("still inside outer");
  });
  log("outer expired", outer.expired(), "inner expired", inner.expired());
}

int main() { vloop::run(async_main()); }
