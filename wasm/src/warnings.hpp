#pragma once

#include <string_view>

namespace asyncio::detail {

/// `RuntimeWarning: coroutine 'name' was never awaited`, to stderr.
void warn_never_awaited(std::string_view name, std::string_view definition = {}) noexcept;
/// The same, of what a method of an asynchronous generator gives.
void warn_method_never_awaited(std::string_view method, std::string_view generator) noexcept;

}  // namespace asyncio::detail
