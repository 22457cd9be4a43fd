#include "describe.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <string_view>
#include <typeinfo>

#include "asyncio/errors.hpp"
#include "asyncio/exception_group.hpp"

namespace asyncio::detail {

namespace {

std::string demangle(const std::type_info& type) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> text(
      abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), &std::free);
  return status == 0 ? text.get() : type.name();
}

/// Takes the namespaces off a demangled name, but for `std::` and what templates name.
std::string without_namespaces(const std::string& name) {
  const std::string_view plain = std::string_view(name).substr(0, name.find('<'));
  const std::size_t colons = plain.rfind("::");
  if (colons == std::string_view::npos) return name;
  const std::string_view prefix = plain.starts_with("std::") ? "std::" : "";
  return std::string(prefix) + name.substr(colons + 2);
}

/// `unhandled errors in a TaskGroup (2 sub-exceptions) [ValueError: bad | KeyError: 'k']`.
std::string describe_all(const ExceptionGroup& group) {
  std::string text;
  for (const std::exception_ptr& error : group.exceptions()) {
    text += text.empty() ? " [" : " | ";
    text += describe(error);
  }
  return group.what() + text + "]";
}

/// Calls `use` with the exception as a `std::exception`, a `CancelledError` or a text, whichever it
/// is, inside a handler for it.
template <class Use>
void inspect(const std::exception_ptr& error, const Use& use) {
  try {
    std::rethrow_exception(error);
  } catch (const ExceptionGroup& group) {
    use(describe_all(group).c_str());
  } catch (const std::exception& exception) {
    use(exception.what());
  } catch (const CancelledError& cancelled) {
    use(cancelled.what());
  } catch (const std::string& text) {
    use(text.c_str());
  } catch (const char* text) {
    use(text);
  } catch (...) {
    use("");
  }
}

}  // namespace

std::string type_name(const std::exception_ptr& error) {
  std::string name;
  inspect(error, [&](const char*) {
    if (const std::type_info* type = abi::__cxa_current_exception_type()) {
      name = without_namespaces(demangle(*type));
    }
  });
  return name;
}

std::string error_message(const std::exception_ptr& error) {
  std::string message;
  inspect(error, [&](const char* what) { message = what; });
  return message;
}

std::string describe(const std::exception_ptr& error) {
  const std::string message = error_message(error);
  return message.empty() ? type_name(error) : type_name(error) + ": " + message;
}

std::string first_template_argument(const std::type_info& type) {
  const std::string name = demangle(type);
  const std::size_t begin = name.find('<') + 1;
  std::size_t end = begin;
  for (int depth = 0; end < name.size(); ++end) {
    const char c = name[end];
    if (depth == 0 && (c == ',' || c == '>')) break;
    if (c == '<' || c == '(' || c == '{') ++depth;
    if (c == '>' || c == ')' || c == '}') --depth;
  }
  return name.substr(begin, end - begin);
}

bool is_cancelled_error(const std::exception_ptr& error) noexcept {
  try {
    std::rethrow_exception(error);
  } catch (const CancelledError&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace asyncio::detail
