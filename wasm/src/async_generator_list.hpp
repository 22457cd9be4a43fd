#pragma once

#include <vector>

#include "asyncio/detail/ref.hpp"

namespace asyncio::detail {

class GeneratorCore;
class LoopCore;

/// The generators that a loop has to close in the end: those that it has started, oldest first.
/// Owns none of them.
class GeneratorList {
 public:
  bool empty() const noexcept { return first_ == nullptr; }
  void add(GeneratorCore& generator, LoopCore& loop) noexcept;
  void remove(GeneratorCore& generator) noexcept;
  /// Takes all of them out.
  std::vector<Ref<GeneratorCore>> take();
  /// The same, and destroys their bodies.
  void destroy_bodies() noexcept;

 private:
  GeneratorCore* first_ = nullptr;
  GeneratorCore* last_ = nullptr;
};

}  // namespace asyncio::detail
