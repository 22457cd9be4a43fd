#pragma once

#include <type_traits>
#include <utility>

#include "asyncio/coro.hpp"
#include "asyncio/loop.hpp"

namespace asyncio {

/// Calls `function(args...)` in a worker thread of the loop's default executor, so that it may
/// block without stopping the loop:
///
///     std::string page = co_await asyncio::to_thread(download, "https://example.org");
///
/// Function and arguments are copied or moved in. Cancelling it frees the waiting task only: the
/// function can't be stopped, and `run` waits for it in the end. In the browser, where there are no
/// threads, the function runs on the loop's own thread and blocks it; a line on stderr says so
/// once.
///
/// With g++ 12 give a lambda that captures by value something with a destructor a name first, or
/// pass that as an argument: that compiler destroys such a temporary twice inside a `co_await`
/// expression. References (`[&]`) and other compilers are not concerned.
///
/// See https://docs.python.org/3/library/asyncio-task.html#running-in-threads
/// @returns what the function returns. @throws what it throws.
template <class F, class... Args>
Coro<std::invoke_result_t<std::decay_t<F>&, std::decay_t<Args>...>> to_thread(F function,
                                                                              Args... args) {
  const auto future =
      get_running_loop().run_in_executor(nullptr, std::move(function), std::move(args)...);
  co_return co_await future;
}

}  // namespace asyncio
