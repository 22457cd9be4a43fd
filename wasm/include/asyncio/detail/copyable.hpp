#pragma once

#include <tuple>
#include <type_traits>
#include <utility>

namespace asyncio::detail {

template <class... Ts>
struct Types {};

/// Containers, their adaptors, `std::optional` and `std::array`; not what only refers to values.
template <class T>
concept HoldsValues = requires { typename T::value_type; } &&
                      (requires { typename T::allocator_type; } ||
                       requires { typename T::container_type; } ||
                       requires(const T& optional) { optional.has_value(); } ||
                       requires { std::tuple_size<T>::value; });

/// The types of what a `T` holds, if its copy constructor doesn't tell whether they can be copied.
template <class T>
struct PartsOf {
  using type = Types<>;
};
template <HoldsValues T>
struct PartsOf<T> {
  using type = Types<typename T::value_type>;
};
template <class A, class B>
struct PartsOf<std::pair<A, B>> {
  using type = Types<A, B>;
};
template <class... Ts>
struct PartsOf<std::tuple<Ts...>> {
  using type = Types<Ts...>;
};

template <class T, class... Outer>
constexpr bool can_be_copied();

template <class... Outer, class... Parts>
constexpr bool all_can_be_copied(Types<Parts...>) {
  return (can_be_copied<std::remove_cv_t<Parts>, Outer...>() && ...);
}

/// @tparam Outer what the `T` is a part of; types can hold themselves.
template <class T, class... Outer>
constexpr bool can_be_copied() {
  if constexpr (!std::is_copy_constructible_v<T>) {
    return false;
  } else if constexpr (std::is_trivially_copyable_v<T> || (std::is_same_v<T, Outer> || ...)) {
    return true;
  } else {
    return detail::all_can_be_copied<T, Outer...>(typename PartsOf<T>::type());
  }
}

/// Whether values can be copied with all that they hold. The copy constructor alone doesn't tell:
/// a `std::vector` has one whatever its elements are, and fails to compile when it is called.
template <class T>
concept copyable = can_be_copied<T>();

}  // namespace asyncio::detail
