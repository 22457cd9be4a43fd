#include "asyncio/coro.hpp"

#include <fmt/format.h>

#include "asyncio/errors.hpp"
#include "loop_core.hpp"
#include "task_core.hpp"
#include "warnings.hpp"

namespace asyncio::detail {

namespace {

/// Where the parameter list of a function's signature begins: the last `(` that is outside of
/// angle brackets and is not itself inside of parentheses.
std::size_t parameter_list(std::string_view signature) noexcept {
  int depth = 0;
  for (std::size_t at = signature.size(); at-- > 0;) {
    const char c = signature[at];
    if (c == ')' || c == '>' || c == ']' || c == '}') ++depth;
    if (c == '(' || c == '<' || c == '[' || c == '{') --depth;
    if (c == '(' && depth == 0) return at;
  }
  return signature.size();
}

bool is_name_character(char c) noexcept {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::string_view coroutine_name(const std::source_location& function) noexcept {
  std::string_view signature = function.function_name();
  // g++ and clang append the template arguments: `Coro<T> f(T) [with T = int]`, `... [T = int]`.
  if (signature.ends_with(']')) signature = signature.substr(0, signature.rfind(" ["));
  // g++ writes `main()::<lambda(int)>`, clang `main()::(anonymous class)::operator()(int) const`.
  if (signature.ends_with('>') || signature.find("operator()(") != std::string_view::npos) {
    return "<lambda>";
  }
  std::string_view name = signature.substr(0, parameter_list(signature));
  std::size_t begin = name.size();
  while (begin > 0 && is_name_character(name[begin - 1])) --begin;
  return name.substr(begin);
}

std::string definition(const std::source_location& function) {
  const std::string_view file = function.file_name();
  const std::size_t folder = file.find_last_of("/\\");
  const std::size_t begin = folder == std::string_view::npos ? 0 : folder + 1;
  return fmt::format("defined at {}:{}", file.substr(begin), function.line());
}

std::exception_ptr Promise::no_result_error() const {
  return std::make_exception_ptr(RuntimeError("coroutine '" +
                                              std::string(coroutine_name(function)) +
                                              "' ended without co_return, so it has no result"));
}

CoroBase& CoroBase::operator=(CoroBase&& other) noexcept {
  if (this != &other) {
    if (promise_) drop();
    frame_ = other.frame_;
    promise_ = std::exchange(other.promise_, nullptr);
  }
  return *this;
}

void CoroBase::throw_used() const {
  if (running.loop && running.loop->runs_coroutine(frame_)) {
    throw RuntimeError("coroutine is being awaited already");
  }
  throw RuntimeError("cannot reuse already awaited coroutine");
}

void CoroBase::close() noexcept {
  if (std::exchange(promise_, nullptr)) frame_.destroy();
}

void CoroBase::drop() noexcept {
  const std::source_location& function = promise_->function;
  const bool debug = running.loop && running.loop->debug;
  if (running.tracer) running.tracer->never_awaited(function);
  warn_never_awaited(coroutine_name(function), debug ? definition(function) : "");
  close();
}

}  // namespace asyncio::detail
