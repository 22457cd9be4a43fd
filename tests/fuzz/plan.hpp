#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

/// A part of a plan: JSON without objects and booleans.
class Node {
 public:
  /// @throws std::invalid_argument if `json` is not one.
  static Node parse(std::string_view json);

  bool is_null() const noexcept { return kind_ == Kind::null; }
  double number() const { return require(Kind::number).number_; }
  int integer() const { return static_cast<int>(number()); }
  const std::string& text() const { return require(Kind::text).text_; }
  const std::vector<Node>& items() const { return require(Kind::list).items_; }
  const Node& operator[](std::size_t index) const { return items().at(index); }
  std::size_t size() const { return items().size(); }

 private:
  friend class Parser;
  enum class Kind { null, number, text, list };

  const Node& require(Kind kind) const {
    if (kind_ != kind) throw std::invalid_argument("a plan's node is of another kind");
    return *this;
  }

  Kind kind_ = Kind::null;
  double number_ = 0;
  std::string text_;
  std::vector<Node> items_;
};

}  // namespace fuzz
