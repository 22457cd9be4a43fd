#pragma once

#include <fmt/core.h>

#include <string>
#include <type_traits>

#include "asyncio/future.hpp"
#include "asyncio/none.hpp"
#include "asyncio/repr.hpp"

namespace asyncio {

namespace detail {

/// What can't be formatted as it is, but has a repr, is printed by that: vectors, tuples, futures.
template <class T>
inline constexpr bool printed_by_repr = !fmt::is_formattable<T>::value && Representable<T>;

template <class T>
using Printed = std::conditional_t<printed_by_repr<std::remove_cvref_t<T>>, std::string, T>;

template <class T>
decltype(auto) printed(T& value) {
  if constexpr (printed_by_repr<std::remove_cvref_t<T>>) {
    return repr(value);
  } else {
    return (value);
  }
}

void print_line(fmt::string_view format, fmt::format_args args);

template <class... Args>
void print_line(fmt::string_view format, Args&&... args) {
  print_line(format, fmt::format_args(fmt::make_format_args(args...)));
}

}  // namespace detail

/// Prints a line to standard output, at once and in one piece:
///
///     asyncio::print("time: {:.2f}", loop.time() - start);
///
/// @param format as of the {fmt} library, https://fmt.dev/latest/syntax.html; checked against the
///   arguments when compiled.
template <class... Args>
void print(fmt::format_string<detail::Printed<Args>...> format, Args&&... args) {
  detail::print_line(format, detail::printed(args)...);
}

/// Prints one value: a text as it is, anything else by its format or its repr. A text in quotes is
/// a format, with `{{` for a brace; one that a pointer refers to, `error.what()` say, is not.
template <class T>
  requires(!std::is_convertible_v<const T&, const char*> || std::is_pointer_v<T>)
void print(const T& value) {
  print("{}", value);
}

/// Prints an empty line.
inline void print() { detail::print_line("", fmt::format_args()); }

}  // namespace asyncio
