#pragma once

#include <concepts>
#include <exception>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "asyncio/none.hpp"

/// `repr(x)`: the text that Python's `repr()` gives for the same value.

namespace asyncio {

/// The text that Python's `repr()` gives for the same value.
std::string repr(None);
std::string repr(bool value);
std::string repr(long long value);
std::string repr(unsigned long long value);
std::string repr(double value);
/// In quotes, with `\n`, `\\` and the like escaped as Python does.
std::string repr(std::string_view text);
/// `ValueError('text')`: the type without its namespace (`std::` is kept), then what it says;
/// `None` for no exception.
std::string repr(const std::exception_ptr& exception);

template <std::integral T>
  requires(!std::same_as<T, bool>)
std::string repr(T value) {
  if constexpr (std::is_signed_v<T>) {
    return repr(static_cast<long long>(value));
  } else {
    return repr(static_cast<unsigned long long>(value));
  }
}

inline std::string repr(float value) { return repr(static_cast<double>(value)); }
inline std::string repr(const char* text) { return repr(std::string_view(text)); }
inline std::string repr(const std::string& text) { return repr(std::string_view(text)); }

namespace detail {

template <class T>
concept Container = requires(const T& items) {
  items.begin() != items.end();
  typename T::value_type;
};

}  // namespace detail

/// `[1, 2]` for what can be walked through; `{'a': 1}` for a map, `{1, 2}` for a set.
template <detail::Container Range>
std::string repr(const Range& items);
template <class A, class B>
std::string repr(const std::pair<A, B>& items);
template <class... Ts>
std::string repr(const std::tuple<Ts...>& items);

/// Whether `repr` knows the type.
template <class T>
concept Representable = requires(const T& value) {
  { repr(value) } -> std::same_as<std::string>;
};

namespace detail {

/// `repr(value)`, or `<...>` where the type has none.
template <class T>
std::string repr_or_placeholder(const T& value) {
  if constexpr (Representable<T>) {
    return repr(value);
  } else {
    return "<...>";
  }
}

}  // namespace detail

template <detail::Container Range>
std::string repr(const Range& items) {
  constexpr bool is_map = requires { typename Range::mapped_type; };
  constexpr bool is_set = requires { typename Range::key_type; };
  std::string text = is_set ? "{" : "[";
  for (const auto& item : items) {
    if (text.size() > 1) text += ", ";
    if constexpr (is_map) {
      text += detail::repr_or_placeholder(item.first) + ": ";
      text += detail::repr_or_placeholder(item.second);
    } else {
      text += detail::repr_or_placeholder<typename Range::value_type>(item);
    }
  }
  return text + (is_set ? "}" : "]");
}

template <class A, class B>
std::string repr(const std::pair<A, B>& items) {
  return repr(std::tie(items.first, items.second));
}

template <class... Ts>
std::string repr(const std::tuple<Ts...>& items) {
  return std::apply(
      [](const Ts&... item) {
        std::string text = "(";
        ((text += detail::repr_or_placeholder(item) + ", "), ...);
        if (sizeof...(Ts) > 0) text.resize(text.size() - (sizeof...(Ts) > 1 ? 2 : 1));
        return text + ")";
      },
      items);
}

}  // namespace asyncio
