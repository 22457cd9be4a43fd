#pragma once

#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// An object of a JSON file: members by name, those of objects in it as `args.at`. Numbers stay as
/// they are written.
using TraceRecordMembers = std::map<std::string, std::string>;

/// Reads an array of objects, as strictly as RFC 8259 asks; of `\u` escapes only those that trace
/// files have.
class TraceRecordReader {
 public:
  explicit TraceRecordReader(std::string_view json) : rest_(json) {}

  std::vector<TraceRecordMembers> read() {
    std::vector<TraceRecordMembers> records;
    expect('[');
    if (!skip(']')) {
      do {
        read_object(records.emplace_back(), {});
      } while (skip(','));
      expect(']');
    }
    skip_space();
    if (!rest_.empty()) fail("the end");
    return records;
  }

 private:
  [[noreturn]] void fail(const char* expected) const {
    std::string text = "not JSON: expected ";
    text += expected;
    text += " at: ";
    text += rest_.substr(0, 40);
    throw std::runtime_error(text);
  }

  void skip_space() {
    while (!rest_.empty() && std::string_view(" \n\r\t").find(rest_[0]) != std::string_view::npos) {
      rest_.remove_prefix(1);
    }
  }
  bool skip(char character) {
    skip_space();
    if (!rest_.starts_with(character)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char character) {
    const char text[] = {character, '\0'};
    if (!skip(character)) fail(text);
  }

  void read_object(TraceRecordMembers& members, const std::string& prefix) {
    expect('{');
    do {
      std::string key = prefix;
      key += read_string();
      expect(':');
      skip_space();
      if (rest_.starts_with('{')) {
        key += '.';
        read_object(members, key);
      } else if (std::string value = rest_.starts_with('"') ? read_string() : read_number();
                 !members.emplace(key, std::move(value)).second) {
        fail("each key once");
      }
    } while (skip(','));
    expect('}');
  }

  std::string read_number() {
    const std::size_t end = rest_.find_first_not_of("0123456789.-");
    std::string number(rest_.substr(0, end));
    std::size_t read = 0;
    if (number.empty() || (std::stod(number, &read), read != number.size())) fail("a number");
    rest_.remove_prefix(number.size());
    return number;
  }

  std::string read_string() {
    expect('"');
    std::string text;
    for (;;) {
      if (rest_.empty() || static_cast<unsigned char>(rest_[0]) < 0x20) fail("a character");
      const char character = take();
      if (character == '"') return text;
      text += character == '\\' ? read_escape() : std::string(1, character);
    }
  }

  std::string read_escape() {
    switch (take()) {
      case '"':
        return "\"";
      case '\\':
        return "\\";
      case 'n':
        return "\n";
      case 'u': {
        const std::string digits(rest_.substr(0, 4));
        rest_.remove_prefix(digits.size());
        if (digits == "fffd") return "\xef\xbf\xbd";
        return {static_cast<char>(std::stoi(digits, nullptr, 16))};
      }
      default:
        fail("an escape");
    }
  }

  char take() {
    if (rest_.empty()) fail("a character");
    const char character = rest_[0];
    rest_.remove_prefix(1);
    return character;
  }

  std::string_view rest_;
};
