#pragma once

#include <concepts>
#include <cstddef>
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

namespace detail {

/// A value whose type is known to its `repr` alone.
struct ReprItem {
  const void* value;
  std::string (*repr)(const void* value);
};

template <class T>
std::string repr_erased(const void* value) {
  return repr_or_placeholder(*static_cast<const T*>(value));
}

/// `(1, 2)`, and `(1,)` for one.
std::string repr_tuple(const ReprItem* items, std::size_t count);

}  // namespace detail

template <class... Ts>
std::string repr(const std::tuple<Ts...>& items) {
  return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
    // One more than there are, because an array can't be empty.
    const detail::ReprItem erased[]{{__builtin_addressof(std::get<Index>(items)),
                                     detail::repr_erased<std::remove_reference_t<Ts>>}...,
                                    {}};
    return detail::repr_tuple(erased, sizeof...(Ts));
  }(std::index_sequence_for<Ts...>());
}

}  // namespace asyncio
