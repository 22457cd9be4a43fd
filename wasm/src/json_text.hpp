#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace asyncio::detail {

/// JSON under construction, in memory that is used again and again.
class JsonText {
 public:
  /// Adds what is JSON already.
  void add(std::string_view json) {
    if (json.size() > capacity_ - size_) grow(json.size());
    // Null only when it is empty, too.
    if (!json.empty()) std::memcpy(data_.get() + size_, json.data(), json.size());
    size_ += json.size();
  }

  void add_number(std::uint64_t number);
  /// The inside of a string; what is not UTF-8 is replaced, as browsers do it.
  void add_escaped(std::string_view text);

  /// Puts another character in the place of the first.
  void set_front(char character) { data_[0] = character; }

  std::string_view view() const { return {data_.get(), size_}; }
  void clear() { size_ = 0; }

 private:
  void grow(std::size_t wanted);

  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace asyncio::detail
