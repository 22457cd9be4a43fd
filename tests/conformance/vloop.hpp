#pragma once

#include <asyncio/asyncio.hpp>
#include <asyncio/host.hpp>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../virtual_clock_host.hpp"

/// What the ported programs share: the virtual clock, `log`, and texts that come out as Python's
/// do. Everything a program prints goes through `log`, which puts the loop's time before it.

using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::current_task;
using asyncio::ExceptionGroup;
using asyncio::Future;
using asyncio::gather;
using asyncio::get_running_loop;
using asyncio::InvalidStateError;
using asyncio::RuntimeError;
using asyncio::sleep;
using asyncio::Task;
using asyncio::TaskGroup;

/// Python's built-in exceptions that the programs throw.
struct ValueError : std::runtime_error {
  explicit ValueError(const std::string& text = "") : std::runtime_error(text) {}
};
struct OSError : std::runtime_error {
  explicit OSError(const std::string& text = "") : std::runtime_error(text) {}
};
/// Its text is the repr of the key.
struct KeyError : std::runtime_error {
  explicit KeyError(const std::string& key) : std::runtime_error(asyncio::repr(key)) {}
};

namespace vloop {

/// The clock of the newest run, which starts at 0; what goes to stderr is logged as a warning.
class Host final : public VirtualClockHost {
 public:
  void write(asyncio::Stream stream, std::string_view text) override;
};

inline std::unique_ptr<Host> host = std::make_unique<Host>();

inline std::string text(std::string_view value) { return std::string(value); }
inline std::string text(const char* value) { return value; }
inline std::string text(const std::string& value) { return value; }
template <class T>
std::string text(const T& value) {
  return asyncio::repr(value);
}

/// Prints the parts with the time before them. A number alone needs the qualified name
/// (`vloop::log(5)`), or else the logarithm of <math.h> is taken.
template <class... Parts>
void log(const Parts&... parts) {
  std::string line;
  ((line += ' ' + text(parts)), ...);
  std::printf("[%.3f]%s\n", host->now(), line.c_str());
}

inline void Host::write(asyncio::Stream stream, std::string_view bytes) {
  bytes.remove_suffix(bytes.ends_with('\n') ? 1 : 0);
  log(stream == asyncio::Stream::error ? "WARNING:" : "", bytes);
}

inline std::string type_and_text(const std::string& type, const std::string& text) {
  return text.empty() ? type : type + ": " + text;
}

/// One portable line for an exception; groups are expanded in order.
inline std::string describe(const std::exception_ptr& error = std::current_exception()) {
  if (!error) return "None";
  try {
    std::rethrow_exception(error);
  } catch (const ExceptionGroup& group) {
    std::string inner;
    for (const auto& each : group.exceptions()) {
      inner += (inner.empty() ? "" : " | ") + describe(each);
    }
    return "ExceptionGroup: " + group.message() + " [" + inner + "]";
  } catch (const std::invalid_argument& exception) {
    return type_and_text("ValueError", exception.what());
  } catch (const std::exception& exception) {
    const std::string shown = asyncio::repr(error);
    return type_and_text(shown.substr(0, shown.find('(')), exception.what());
  } catch (const CancelledError& cancelled) {
    return type_and_text("CancelledError", cancelled.message());
  }
}

/// `pending`, `cancelled`, `result R` or `error E`.
template <class T>
std::string state(const Future<T>& future) {
  if (!future.done()) return "pending";
  if (future.cancelled()) return "cancelled";
  if (future.exception()) return "error " + describe(future.exception());
  if constexpr (std::is_void_v<T>) {
    return "result None";
  } else {
    return "result " + asyncio::repr(future.result());
  }
}

/// The clock's time.
inline double now() { return host->now(); }

/// A blocking call: the clock moves, the loop does not get to run. In a worker thread the loop runs
/// on meanwhile.
inline void block(double seconds) { asyncio::blocking_sleep(seconds); }

inline void report(asyncio::Loop&, const asyncio::ExceptionContext& context) {
  log("LOOP-ERROR:", context.message, "->", describe(context.exception));
}

template <class T>
Coro<T> reporting(Coro<T> main) {
  get_running_loop().set_exception_handler(report);
  co_return co_await std::move(main);
}

/// `asyncio::run` on a new virtual clock.
template <class T>
T run(Coro<T>&& main) {
  host = std::make_unique<Host>();
  return asyncio::run(reporting(std::move(main)), {.host = host.get()});
}

/// Runs `action`; returns the description of what it throws.
template <class Action>
std::string thrown_by(const Action& action) {
  try {
    action();
  } catch (...) {
    return describe();
  }
  return "nothing";
}

}  // namespace vloop

using vloop::block;
using vloop::describe;
using vloop::log;
using vloop::now;
using vloop::state;
using vloop::thrown_by;
