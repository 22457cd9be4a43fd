#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace asyncio::detail {

/// A few characters of JSON in a place of fixed size: that is copied faster.
template <std::size_t N>
struct ShortJson {
  std::array<char, N> text;
  std::size_t size;
};

/// JSON under construction, in memory that is used again and again.
class JsonText {
 public:
  /// Adds pieces that are JSON already: string literals, string views and short JSON.
  template <class... Pieces>
  void add(const Pieces&... pieces) {
    if (const std::size_t wanted = (room(pieces) + ...); wanted > capacity_ - size_) grow(wanted);
    // A copy: the compiler must assume that what is written through it changes the members.
    char* end = data_.get() + size_;
    ((end = put(end, pieces)), ...);
    size_ = static_cast<std::size_t>(end - data_.get());
  }

  void add_number(std::uint64_t number);
  /// The inside of a string; what is not UTF-8 is replaced, as browsers do it.
  void add_escaped(std::string_view text);
  /// Whether the inside of a string is the text as it is.
  static bool stands_for_itself(std::string_view text);

  /// Puts another character in the place of the first.
  void set_front(char character) { data_[0] = character; }

  std::string_view view() const { return {data_.get(), size_}; }
  void clear() { size_ = 0; }

 private:
  template <std::size_t N>
  static constexpr std::size_t room(const char (&)[N]) {
    return N - 1;
  }
  template <std::size_t N>
  static constexpr std::size_t room(const ShortJson<N>&) {
    return N;
  }
  static std::size_t room(std::string_view text) { return text.size(); }

  template <std::size_t N>
  static char* put(char* to, const char (&literal)[N]) {
    std::memcpy(to, literal, N - 1);
    return to + (N - 1);
  }
  template <std::size_t N>
  static char* put(char* to, const ShortJson<N>& json) {
    std::memcpy(to, json.text.data(), N);
    return to + json.size;
  }
  static char* put(char* to, std::string_view text) { return std::ranges::copy(text, to).out; }

  void grow(std::size_t wanted);

  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace asyncio::detail
