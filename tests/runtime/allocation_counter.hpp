#pragma once

#include <cstddef>

/// How often this program has called the general allocator (`operator new`) so far.
std::size_t allocations() noexcept;

// Under AddressSanitizer every block comes from the general allocator, so that misuse is found.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool frames_are_recycled = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool frames_are_recycled = false;
#else
inline constexpr bool frames_are_recycled = true;
#endif
#else
inline constexpr bool frames_are_recycled = true;
#endif
