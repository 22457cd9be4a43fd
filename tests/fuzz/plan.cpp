#include "plan.hpp"

#include <charconv>

namespace fuzz {

class Parser {
 public:
  explicit Parser(std::string_view json) : rest_(json) {}

  Node value() {
    Node node;
    skip_spaces();
    if (take("null")) return node;
    if (take("[")) {
      node.kind_ = Node::Kind::list;
      skip_spaces();
      if (take("]")) return node;
      do {
        node.items_.push_back(value());
        skip_spaces();
      } while (take(","));
      expect("]");
    } else if (take("\"")) {
      node.kind_ = Node::Kind::text;
      const std::size_t length = rest_.find('"');
      node.text_ = rest_.substr(0, length);
      rest_.remove_prefix(node.text_.size());
      expect("\"");
    } else {
      node.kind_ = Node::Kind::number;
      const auto [end, error] =
          std::from_chars(rest_.data(), rest_.data() + rest_.size(), node.number_);
      if (error != std::errc()) fail();
      rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    }
    return node;
  }

  void expect_end() {
    skip_spaces();
    if (!rest_.empty()) fail();
  }

 private:
  void skip_spaces() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  void expect(std::string_view token) {
    if (!take(token)) fail();
  }
  [[noreturn]] void fail() const {
    throw std::invalid_argument("not a plan from here: " + std::string(rest_.substr(0, 40)));
  }

  std::string_view rest_;
};

Node Node::parse(std::string_view json) {
  Parser parser(json);
  Node node = parser.value();
  parser.expect_end();
  return node;
}

}  // namespace fuzz
