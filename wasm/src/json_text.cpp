#include "json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace asyncio::detail {

namespace {

unsigned char byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

/// DEL may stand as it is, but some readers refuse it.
bool is_plain(unsigned char byte) {
  return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

struct Sequence {
  std::size_t length;
  bool valid;
};

/// The UTF-8 sequence that `text` begins with; if it is not valid, as much as one replacement
/// character stands for. Table 3-7 of the Unicode Standard.
Sequence first_sequence(std::string_view text) {
  const unsigned char lead = byte_at(text, 0);
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xbf;
  if (lead >= 0xc2 && lead <= 0xdf) {
    length = 2;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    length = 3;
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    length = 4;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
  } else {
    return {.length = 1, .valid = false};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (i == text.size() || byte_at(text, i) < low || byte_at(text, i) > high)
      return {.length = i, .valid = false};
    low = 0x80;
    high = 0xbf;
  }
  return {.length = length, .valid = true};
}

}  // namespace

void JsonText::add_number(std::uint64_t number) {
  const fmt::format_int digits(number);
  add(std::string_view(digits.data(), digits.size()));
}

void JsonText::add_escaped(std::string_view text) {
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain(byte_at(text, plain))) ++plain;
    add(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) return;

    const unsigned char byte = byte_at(text, 0);
    std::size_t length = 1;
    if (byte >= 0x80) {
      const Sequence sequence = first_sequence(text);
      length = sequence.length;
      add(sequence.valid ? text.substr(0, length) : std::string_view("\\ufffd"));
    } else if (byte == '"') {
      add("\\\"");
    } else if (byte == '\\') {
      add("\\\\");
    } else if (byte == '\n') {
      add("\\n");
    } else {
      constexpr std::string_view digits = "0123456789abcdef";
      add("\\u00", digits.substr(byte >> 4U, 1), digits.substr(byte & 0xfU, 1));
    }
    text.remove_prefix(length);
  }
}

bool JsonText::stands_for_itself(std::string_view text) {
  return std::ranges::all_of(
      text, [](char character) { return is_plain(static_cast<unsigned char>(character)); });
}

void JsonText::grow(std::size_t wanted) {
  const std::size_t capacity = std::max(size_ + wanted, 2 * capacity_);
  std::unique_ptr<char[]> data(new char[capacity]);  // not set to zero, as make_unique would
  if (size_ > 0) std::memcpy(data.get(), data_.get(), size_);
  data_ = std::move(data);
  capacity_ = capacity;
}

}  // namespace asyncio::detail
