#include "asyncio/repr.hpp"

#include <fmt/format.h>

#include <cmath>

#include "asyncio/errors.hpp"
#include "asyncio/exception_group.hpp"
#include "describe.hpp"

namespace asyncio {

std::string repr(None) { return "None"; }
std::string repr(bool value) { return value ? "True" : "False"; }
std::string repr(long long value) { return fmt::to_string(value); }
std::string repr(unsigned long long value) { return fmt::to_string(value); }

std::string repr(double value) {
  std::string text = fmt::to_string(value);
  const bool looks_integral = text.find_first_not_of("-0123456789") == std::string::npos;
  return std::isfinite(value) && looks_integral ? text + ".0" : text;
}

std::string repr(std::string_view text) {
  // As Python does: single quotes, unless that would need escapes and double ones would not.
  const bool has_single = text.find('\'') != std::string_view::npos;
  const bool has_double = text.find('"') != std::string_view::npos;
  const char quote = has_single && !has_double ? '"' : '\'';
  std::string quoted(1, quote);
  for (const char c : text) {
    switch (c) {
      case '\n':
        quoted += "\\n";
        break;
      case '\r':
        quoted += "\\r";
        break;
      case '\t':
        quoted += "\\t";
        break;
      case '\\':
        quoted += "\\\\";
        break;
      default:
        if (c == quote) {
          quoted += '\\';
          quoted += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
          quoted += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        } else {
          quoted += c;
        }
    }
  }
  quoted += quote;
  return quoted;
}

std::string repr(const std::exception_ptr& exception) {
  if (!exception) return "None";
  try {
    std::rethrow_exception(exception);
  } catch (const ExceptionGroup& group) {
    return "ExceptionGroup(" + repr(group.message()) + ", " + repr(group.exceptions()) + ")";
  } catch (const CancelledError& cancelled) {
    // An empty message is shown, too: gather gives such outcomes.
    return cancelled.has_message() ? "CancelledError(" + repr(cancelled.message()) + ")"
                                   : "CancelledError()";
  } catch (...) {
    // By its type and message.
  }
  const std::string message = detail::error_message(exception);
  return detail::type_name(exception) + "(" + (message.empty() ? "" : repr(message)) + ")";
}

namespace detail {

std::string repr_tuple(const ReprItem* items, std::size_t count) {
  std::string text = "(";
  for (std::size_t index = 0; index < count; ++index) {
    if (index > 0) text += ", ";
    text += items[index].repr(items[index].value);
  }
  return text + (count == 1 ? ",)" : ")");
}

}  // namespace detail
}  // namespace asyncio
