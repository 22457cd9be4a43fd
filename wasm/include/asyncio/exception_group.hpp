#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace asyncio {

/// Several exceptions at once: what a `TaskGroup` throws when children fail.
///
/// See PEP 654 and https://docs.python.org/3/library/exceptions.html#ExceptionGroup
class ExceptionGroup : public std::exception {
 public:
  ExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions);

  /// What its exceptions have in common, without their number.
  const std::string& message() const noexcept { return message_; }
  /// In the order in which they happened.
  const std::vector<std::exception_ptr>& exceptions() const noexcept { return exceptions_; }
  /// `unhandled errors in a TaskGroup (2 sub-exceptions)`.
  const char* what() const noexcept override { return what_.c_str(); }

  /// The part whose exceptions satisfy `matches(const std::exception_ptr&)`, which is asked about
  /// this group first: all of it is the part if that matches. A group inside that doesn't match as
  /// a whole is searched, and its nesting kept. Empty if nothing matches.
  template <class Predicate>
  ExceptionGroup subgroup(const Predicate& matches) const {
    return filter(call<Predicate>, &matches, true);
  }
  /// The part made of exceptions of type `E` or derived from it.
  template <class E>
  ExceptionGroup subgroup() const {
    return filter(is<E>, nullptr, true);
  }
  /// What matches, and the rest. Either may be empty.
  template <class Predicate>
  std::pair<ExceptionGroup, ExceptionGroup> split(const Predicate& matches) const {
    return {subgroup(matches), filter(call<Predicate>, &matches, false)};
  }
  template <class E>
  std::pair<ExceptionGroup, ExceptionGroup> split() const {
    return {subgroup<E>(), filter(is<E>, nullptr, false)};
  }

  /// Whether it holds no exceptions, as a `subgroup` that nothing matched.
  bool empty() const noexcept { return exceptions_.empty(); }

 private:
  using Matches = bool (*)(const void* context, const std::exception_ptr& error);

  template <class E>
  static bool is(const void*, const std::exception_ptr& error) {
    try {
      std::rethrow_exception(error);
    } catch (const E&) {
      return true;
    } catch (...) {
      return false;
    }
  }
  template <class Predicate>
  static bool call(const void* matches, const std::exception_ptr& error) {
    return static_cast<bool>((*static_cast<const Predicate*>(matches))(error));
  }
  /// The exceptions that match, or with `wanted` false those that don't.
  ExceptionGroup filter(Matches matches, const void* context, bool wanted) const;
  /// The same without asking about this group itself.
  ExceptionGroup filter_parts(Matches matches, const void* context, bool wanted) const;

  std::string message_;
  std::vector<std::exception_ptr> exceptions_;
  std::string what_;
};

}  // namespace asyncio
