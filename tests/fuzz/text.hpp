#pragma once

#include <asyncio/asyncio.hpp>
#include <exception>
#include <string>
#include <vector>

#include "plan.hpp"

/// What values and exceptions look like in a trace: as plan.py writes them.

namespace fuzz {

/// The exception of `["ValueError", "text"]`.
std::exception_ptr make_exception(const Node& node);
/// Whether `except kind:` would catch it.
bool is_kind(const std::exception_ptr& error, const std::string& kind);
std::string describe(const std::exception_ptr& error);

std::string show(asyncio::None);
std::string show(bool value);
std::string show(int value);
std::string show(std::size_t value);
template <class T>
std::string show(const asyncio::Outcome<T>& outcome) {
  return outcome.ok() ? show(outcome.value()) : describe(outcome.error());
}
template <class T>
std::string show(const std::vector<T>& values) {
  std::string text = "[";
  for (const T& value : values) {
    if (text.size() > 1) text += ", ";
    text += show(value);
  }
  return text + "]";
}

template <class T>
std::string state(const asyncio::Future<T>& future) {
  if (!future.done()) return "pending";
  if (future.cancelled()) return "cancelled";
  if (const std::exception_ptr error = future.exception()) return "error " + describe(error);
  return "result " + show(future.result());
}

}  // namespace fuzz
