#include "warnings.hpp"

#include <string>

#include "current_host.hpp"

namespace asyncio::detail {

void warn_never_awaited(std::string_view name, std::string_view definition) noexcept {
  std::string text = "RuntimeWarning: coroutine '";
  text += name;
  text += "' was never awaited";
  if (!definition.empty()) {
    text += ", ";
    text += definition;
  }
  text += '\n';
  current_host().write(Stream::error, text);
}

void warn_method_never_awaited(std::string_view method, std::string_view generator) noexcept {
  std::string text = "RuntimeWarning: coroutine method '";
  text += method;
  text += "' of '";
  text += generator;
  text += "' was never awaited\n";
  current_host().write(Stream::error, text);
}

}  // namespace asyncio::detail
