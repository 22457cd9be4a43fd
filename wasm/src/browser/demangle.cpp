// `abi::__cxa_demangle` for the names of types, which is all that the runtime shows. The C++
// library's knows every kind of symbol, and would be a quarter of each program.
//
// The grammar is that of https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view anonymous_namespace = "_GLOBAL__N_1";

const char* builtin_type(char code) noexcept {
  switch (code) {
    case 'v':
      return "void";
    case 'b':
      return "bool";
    case 'c':
      return "char";
    case 'a':
      return "signed char";
    case 'h':
      return "unsigned char";
    case 's':
      return "short";
    case 't':
      return "unsigned short";
    case 'i':
      return "int";
    case 'j':
      return "unsigned int";
    case 'l':
      return "long";
    case 'm':
      return "unsigned long";
    case 'x':
      return "long long";
    case 'y':
      return "unsigned long long";
    case 'f':
      return "float";
    case 'd':
      return "double";
    case 'e':
      return "long double";
    case 'w':
      return "wchar_t";
    default:
      return nullptr;
  }
}

class TypeName {
 public:
  explicit TypeName(std::string_view mangled) : rest_(mangled) {}

  /// The type in words; empty if it has a part that this does not know.
  std::string demangle() {
    std::string name = type();
    return failed_ || !rest_.empty() ? std::string() : name;
  }

 private:
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  bool at_digit() const { return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; }
  std::string fail() {
    failed_ = true;
    rest_ = {};
    return {};
  }
  std::size_t number() {
    std::size_t value = 0;
    for (; at_digit(); rest_.remove_prefix(1)) {
      value = value * 10 + static_cast<std::size_t>(rest_[0] - '0');
    }
    return value;
  }
  /// What later parts of the name may refer to.
  std::string known(std::string name) {
    substitutions_.push_back(name);
    return name;
  }

  std::string type() {
    if (rest_.empty()) return fail();
    if (const char* const builtin = builtin_type(rest_[0])) {
      rest_.remove_prefix(1);
      return builtin;
    }
    if (take("Dn")) return "std::nullptr_t";
    if (take("P")) return known(type() + "*");
    if (take("R")) return known(type() + "&");
    if (take("O")) return known(type() + "&&");
    if (take("K")) return known(type() + " const");
    return name();
  }

  std::string name() {
    if (take("N")) return nested_name(true);
    if (take("Z")) return local_name();
    if (take("St")) return with_arguments(known("std::" + plain_name()));
    if (take("S")) return with_arguments(substitution());
    return with_arguments(known(plain_name()));
  }

  /// @param is_type or a function, to whose name nothing can refer.
  std::string nested_name(bool is_type) {
    while (take("K") || take("V") || take("r")) {
    }
    std::string whole;
    while (!failed_ && !take("E")) {
      if (rest_.empty()) return fail();
      if (take("St")) {
        whole = "std";
        continue;
      }
      if (take("S")) {
        whole = substitution();
        continue;
      }
      if (rest_[0] == 'I') {
        whole += template_arguments();
      } else {
        whole += (whole.empty() ? "" : "::") + plain_name();
      }
      if (is_type || !rest_.starts_with("E")) known(whole);
    }
    return whole;
  }

  /// Of a type inside of a function: `main()::Error`.
  std::string local_name() {
    std::string function = take("N") ? nested_name(false) : with_arguments(plain_name());
    function += '(';
    if (!take("v")) function += list();
    if (!take("E")) return fail();
    const std::string inner = plain_name();
    if (take("_")) number();  // which of several of that name
    return with_arguments(known(function + ")::" + inner));
  }

  /// Types up to an `E`, which is left.
  std::string list() {
    std::string types;
    while (!failed_ && !rest_.starts_with("E")) {
      if (!types.empty()) types += ", ";
      types += type();
    }
    return types;
  }

  std::string plain_name() {
    take("L");  // of internal linkage
    if (take("Ul")) {
      std::string parameters = take("v") ? "" : list();
      if (!take("E")) return fail();
      return "{lambda(" + parameters + ")" + ordinal() + "}";
    }
    if (take("Ut")) return "{unnamed type" + ordinal() + "}";
    if (!at_digit()) return fail();
    const std::size_t length = number();
    if (length == 0 || length > rest_.size()) return fail();
    std::string text(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return text == anonymous_namespace ? "(anonymous namespace)" : text;
  }

  /// `_` is the first, `0_` the second.
  std::string ordinal() {
    const std::size_t place = at_digit() ? number() + 2 : 1;
    if (!take("_")) return fail();
    return "#" + std::to_string(place);
  }

  std::string substitution() {
    std::size_t place = 0;
    if (!take("_")) {
      while (!rest_.empty() && rest_[0] != '_') {
        const char c = rest_[0];
        const bool digit = c >= '0' && c <= '9';
        if (!digit && (c < 'A' || c > 'Z')) return fail();
        place = place * 36 + static_cast<std::size_t>(digit ? c - '0' : c - 'A' + 10);
        rest_.remove_prefix(1);
      }
      if (!take("_")) return fail();
      ++place;
    }
    return place < substitutions_.size() ? substitutions_[place] : fail();
  }

  std::string with_arguments(std::string name) {
    if (!rest_.starts_with("I")) return name;
    name += template_arguments();
    return known(std::move(name));
  }

  std::string template_arguments() {
    take("I");
    std::string arguments;
    while (!failed_ && !take("E")) {
      if (rest_.empty()) return fail();
      if (!arguments.empty()) arguments += ", ";
      if (take("J")) {
        arguments += list();
        take("E");
      } else {
        arguments += take("L") ? literal() : type();
      }
    }
    return "<" + arguments + ">";
  }

  std::string literal() {
    const std::string of = type();
    const bool negative = take("n");
    if (!at_digit()) return fail();
    const std::string value = std::to_string(number());
    if (!take("E")) return fail();
    if (of == "bool") return value == "1" ? "true" : "false";
    return (negative ? "-" : "") + value;
  }

  std::string_view rest_;
  std::vector<std::string> substitutions_;
  bool failed_ = false;
};

}  // namespace

extern "C" char* __cxa_demangle(const char* mangled, char* buffer, std::size_t* length,
                                int* status) {
  const std::string name = TypeName(mangled).demangle();
  if (status) *status = name.empty() ? -2 : 0;
  if (name.empty()) return nullptr;
  if (!buffer || !length || *length <= name.size()) {
    buffer = static_cast<char*>(std::realloc(buffer, name.size() + 1));
    if (length) *length = name.size() + 1;
  }
  std::memcpy(buffer, name.c_str(), name.size() + 1);
  return buffer;
}
