#pragma once

#include <string_view>

namespace asyncio::detail {

/// `RuntimeWarning: coroutine 'name' was never awaited`, to stderr.
void warn_never_awaited(std::string_view name) noexcept;

}  // namespace asyncio::detail
