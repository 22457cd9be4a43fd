#pragma once

#include <gtest/gtest.h>

#include <asyncio/asyncio.hpp>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

#include "recording_host.hpp"

/// Programs run on a virtual clock, and `log()` is all that they wrote: tests print what happens
/// and compare the whole log, so that a failure shows order, times and text at once.
class RuntimeTest : public testing::Test {
 protected:
  template <class T>
  T run(asyncio::Coro<T>&& main) {
    return asyncio::run(std::move(main), {.host = &host});
  }

  const std::string& log() const { return host.log(); }

  RecordingHost host;
};

/// Errors of the programs under test, named as in the Python originals.
class ValueError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
class KeyError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The exception being handled, as `ValueError('text')`; for groups with all that is in them.
inline std::string caught(const std::exception_ptr& error = std::current_exception()) {
  try {
    std::rethrow_exception(error);
  } catch (const asyncio::ExceptionGroup& group) {
    std::string text = "ExceptionGroup('" + group.message() + "', [";
    const char* separator = "";
    for (const std::exception_ptr& inner : group.exceptions()) {
      text += std::exchange(separator, ", ");
      text += caught(inner);
    }
    return text + "])";
  } catch (...) {
    return asyncio::repr(error);
  }
}

/// What calling `action` throws, as `caught()` tells it; `nothing` if it returns.
template <class Action>
std::string thrown_by(const Action& action) {
  try {
    action();
  } catch (...) {
    return caught();
  }
  return "nothing";
}

/// `pending`, `cancelled`, `result 5` or `ValueError('text')`.
template <class T>
std::string state(const asyncio::Future<T>& future) {
  if (!future.done()) return "pending";
  if (future.cancelled()) return "cancelled";
  if (std::exception_ptr error = future.exception()) return caught(error);
  if constexpr (std::is_void_v<T>) {
    return "result None";
  } else {
    return "result " + asyncio::repr(future.result());
  }
}

/// Waits until the task is done, however it ends, without throwing what it throws.
template <class T>
asyncio::Coro<> settled(asyncio::Task<T> task) {
  co_await asyncio::gather(asyncio::return_exceptions, std::move(task));
}
