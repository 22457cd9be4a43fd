#include "asyncio/async_with.hpp"

namespace asyncio::detail {

void throw_suppressed_result() {
  throw RuntimeError(
      "the body of async_with has no result: it threw, and its manager dropped the exception");
}

}  // namespace asyncio::detail
