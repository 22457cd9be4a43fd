#pragma once

#include <gtest/gtest.h>

#include <asyncio/asyncio.hpp>
#include <string>
#include <utility>

#include "tracing_host.hpp"

/// Runs programs on a virtual clock and compares the whole list of their events.
class TraceTest : public testing::Test {
 protected:
  template <class T>
  std::string trace(asyncio::Coro<T>&& main) {
    asyncio::run(std::move(main), {.host = &host});
    return host.log();
  }

  static asyncio::Coro<> nap(double seconds) { co_await asyncio::sleep(seconds); }

  TracingHost host;
};
