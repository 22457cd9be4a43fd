#include "asyncio/exception_group.hpp"

#include <cstddef>
#include <stdexcept>

namespace asyncio {

ExceptionGroup::ExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions)
    : message_(std::move(message)),
      exceptions_(std::move(exceptions)),  // NOLINT(bugprone-throw-keyword-missing): a member
      what_(message_ + " (" + std::to_string(exceptions_.size()) + " sub-exception" +
            (exceptions_.size() == 1 ? ")" : "s)")) {
  for (std::size_t index = 0; index < exceptions_.size(); ++index) {
    if (exceptions_[index]) continue;
    throw std::invalid_argument("Item " + std::to_string(index) +
                                " of second argument (exceptions) is not an exception");
  }
}

ExceptionGroup ExceptionGroup::filter(Matches matches, const void* context, bool wanted) const {
  if (matches(context, std::make_exception_ptr(*this))) {
    return wanted ? *this : ExceptionGroup(message_, {});
  }
  return filter_parts(matches, context, wanted);
}

ExceptionGroup ExceptionGroup::filter_parts(Matches matches, const void* context,
                                            bool wanted) const {
  std::vector<std::exception_ptr> kept;
  for (const std::exception_ptr& error : exceptions_) {
    if (matches(context, error)) {
      if (wanted) kept.push_back(error);
      continue;
    }
    try {
      std::rethrow_exception(error);
    } catch (const ExceptionGroup& group) {
      ExceptionGroup part = group.filter_parts(matches, context, wanted);
      if (!part.empty()) kept.push_back(std::make_exception_ptr(std::move(part)));
    } catch (...) {
      if (!wanted) kept.push_back(error);
    }
  }
  return ExceptionGroup(message_, std::move(kept));
}

}  // namespace asyncio
