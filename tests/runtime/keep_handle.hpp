#pragma once

#include <coroutine>

/// A foreign awaiter that leaves the resuming to whoever reads `where`.
struct KeepHandle {
  std::coroutine_handle<>& where;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle) const { where = handle; }
  void await_resume() const {}
};
