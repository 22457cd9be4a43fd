#include "text.hpp"

#include <stdexcept>

#include "../conformance/vloop.hpp"

namespace fuzz {

std::exception_ptr make_exception(const Node& node) {
  const std::string& kind = node[0].text();
  const std::string text = node.size() > 1 ? node[1].text() : "";
  if (kind == "CancelledError") {
    return std::make_exception_ptr(node.size() > 1 ? CancelledError(text) : CancelledError());
  }
  if (kind == "TimeoutError") return std::make_exception_ptr(asyncio::TimeoutError(text));
  if (kind == "RuntimeError") return std::make_exception_ptr(RuntimeError(text));
  if (kind == "KeyError") return std::make_exception_ptr(KeyError(text));
  return std::make_exception_ptr(ValueError(text));
}

namespace {

template <class E>
bool is(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const E&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace

bool is_kind(const std::exception_ptr& error, const std::string& kind) {
  if (kind == "BaseException") return true;
  if (kind == "Exception") return is<std::exception>(error);
  if (kind == "CancelledError") return is<CancelledError>(error);
  if (kind == "TimeoutError") return is<asyncio::TimeoutError>(error);
  if (kind == "RuntimeError") return is<RuntimeError>(error);
  if (kind == "ValueError") return is<ValueError>(error) || is<std::invalid_argument>(error);
  throw std::invalid_argument("no handler is for " + kind);
}

std::string describe(const std::exception_ptr& error) {
  std::string text = vloop::describe(error);
  constexpr std::string_view ours = "std::invalid_argument", pythons = "ValueError";
  if (text.starts_with(ours)) text.replace(0, ours.size(), pythons);
  // Behind "<" comes a repr, which is not the same in both languages.
  return text.substr(0, text.find('<'));
}

std::string show(asyncio::None) { return "None"; }
std::string show(bool value) { return asyncio::repr(value); }
std::string show(int value) { return asyncio::repr(value); }
std::string show(std::size_t value) { return asyncio::repr(value); }

}  // namespace fuzz
