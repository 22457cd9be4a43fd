#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "asyncio/coro.hpp"
#include "asyncio/detail/frame.hpp"
#include "asyncio/detail/promise.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/detail/running.hpp"

/// The type-erased half of `AsyncGenerator`.

namespace asyncio::detail {

class LoopCore;

/// What the promises of all generators share. `result`, in `Promise`, is where `co_yield` builds
/// the value: a `std::optional` of the awaiter's, or null if nobody wants one.
class GeneratorPromiseBase : public Promise {
 public:
  /// What `co_yield` gives: a `std::optional` of the awaiter's, or null for none.
  void* sent = nullptr;
  /// What `co_yield` throws.
  std::exception_ptr thrown;
};

/// How a generator can be resumed; `next()` is `asend` without a value.
enum class GeneratorMethod : std::uint8_t { asend, athrow, aclose };

/// A generator: a body, and whether it may be resumed. A port of the logic of CPython's
/// `async_generator` object. Shared by the handle and by what resumes the body.
class GeneratorCore {
 public:
  GeneratorCore(GeneratorPromiseBase& promise, std::coroutine_handle<> body) noexcept
      : promise_(&promise), body_(body), function_(promise.function) {}
  GeneratorCore(const GeneratorCore&) = delete;
  GeneratorCore& operator=(const GeneratorCore&) = delete;

  static void* operator new(std::size_t size) { return allocate_frame(size); }
  static void operator delete(void* block, std::size_t size) noexcept {
    release_frame(block, size);
  }

  void retain() noexcept { ++references_; }
  void release() noexcept {
    if (--references_ == 0) dropped();
  }

  /// Gets ready to resume the body. Returns false if there is nothing to resume: it has ended.
  /// @param error for `athrow`.
  /// @param has_value whether `asend` sends one.
  bool begin(GeneratorMethod method, const std::exception_ptr& error, bool has_value);
  /// Runs the body, until it yields or ends; then `awaiter` goes on.
  void resume(std::coroutine_handle<> awaiter, void* result, void* sent) const noexcept {
    promise_->awaiter = awaiter;
    promise_->result = result;
    promise_->sent = sent;
    running.next = body_;
    if (running.tracer) [[unlikely]]
      trace_called(function_);
  }
  /// The awaiter goes on. Throws what left the body.
  void returned(GeneratorMethod method);
  /// The awaiter was destroyed while the body waits for something.
  void abandoned() noexcept;

  /// The name of the coroutine function.
  std::string_view name() const noexcept { return coroutine_name(function_); }
  std::string repr() const;

 private:
  friend class GeneratorList;

  ~GeneratorCore() = default;
  /// Nobody refers to it any more.
  void dropped() noexcept;
  bool can_close() const noexcept;
  void destroy_body() noexcept;

  GeneratorPromiseBase* promise_;
  std::coroutine_handle<> body_;  // null when it has ended
  std::source_location function_;
  LoopCore* loop_ = nullptr;  // the one that closes it in the end; null when that has been done
  GeneratorCore* previous_ = nullptr;
  GeneratorCore* next_ = nullptr;
  std::uint32_t references_ = 0;
  bool started_ = false;
  bool running_ = false;
  bool closed_ = false;
};

/// Hands control back to the coroutine that awaits the generator.
class YieldBase {
 public:
  explicit YieldBase(GeneratorPromiseBase& promise) noexcept : promise_(&promise) {}

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {
    running.next = promise_->awaiter;
    if (running.tracer) [[unlikely]]
      trace_returned();
  }

 protected:
  void rethrow_thrown() const {
    if (promise_->thrown) std::rethrow_exception(std::exchange(promise_->thrown, nullptr));
  }
  void* sent() const noexcept { return promise_->sent; }

 private:
  GeneratorPromiseBase* promise_;
};

/// A way to resume a generator, with what it needs.
/// @tparam Sent what `asend` sends.
template <class Sent>
struct GeneratorRequest {
  GeneratorRequest(Ref<GeneratorCore> core, GeneratorMethod how, std::exception_ptr thrown = {},
                   std::optional<Sent> sent = {})
      : generator(std::move(core)), method(how), error(std::move(thrown)), value(std::move(sent)) {}

  Ref<GeneratorCore> generator;
  GeneratorMethod method;
  std::exception_ptr error;
  std::optional<Sent> value;
};

/// Resumes a generator and waits until it yields or ends.
template <class Result, class Sent>
class GeneratorAwaiter {
 public:
  explicit GeneratorAwaiter(GeneratorRequest<Sent>&& request) noexcept
      : request_(std::move(request)) {}
  GeneratorAwaiter(const GeneratorAwaiter&) = delete;
  GeneratorAwaiter& operator=(const GeneratorAwaiter&) = delete;
  ~GeneratorAwaiter() {
    if (resumed_) request_.generator->abandoned();
  }

  bool await_ready() {
    resumed_ =
        request_.generator->begin(request_.method, request_.error, request_.value.has_value());
    return !resumed_;
  }
  void await_suspend(std::coroutine_handle<> awaiter) noexcept {
    void* const sent = std::is_void_v<Result> ? nullptr : &request_.value;
    request_.generator->resume(awaiter, result_.place(), sent);
  }
  Result await_resume() {
    if (std::exchange(resumed_, false)) request_.generator->returned(request_.method);
    return result_.take();
  }

 private:
  /// The value that is yielded, if any.
  template <class R>
  struct Room {
    R value;
    void* place() noexcept { return &value; }
    R take() { return std::move(value); }
  };
  struct NoRoom {
    void* place() const noexcept { return nullptr; }
    void take() const noexcept {}
  };

  GeneratorRequest<Sent> request_;
  std::conditional_t<std::is_void_v<Result>, NoRoom, Room<Result>> result_;
  bool resumed_ = false;
};

[[noreturn]] void throw_call_reused(GeneratorMethod method);
void warn_call_unawaited(GeneratorMethod method, const GeneratorCore& generator) noexcept;

/// What the methods of a generator give: await it, once.
template <class Result, class Sent>
class [[nodiscard("a generator does nothing until this is awaited: co_await it")]] GeneratorCall {
 public:
  explicit GeneratorCall(GeneratorRequest<Sent> request) noexcept : request_(std::move(request)) {}
  GeneratorCall(GeneratorCall&& other) noexcept
      : request_(std::move(other.request_)), used_(std::exchange(other.used_, true)) {}
  GeneratorCall& operator=(GeneratorCall&&) = delete;
  ~GeneratorCall() {
    if (!used_) warn_call_unawaited(request_.method, *request_.generator);
  }

  /// A coroutine that awaits it, for what runs coroutines: `create_task(generator.next())`.
  Coro<Result> as_coroutine() {
    use();
    if constexpr (std::is_void_v<Result>) {
      return aclose(std::move(request_));
    } else {
      return request_.method == GeneratorMethod::asend ? asend(std::move(request_))
                                                       : athrow(std::move(request_));
    }
  }

  GeneratorAwaiter<Result, Sent> await_in_coroutine() {
    use();
    return GeneratorAwaiter<Result, Sent>(std::move(request_));
  }

 private:
  void use() {
    if (std::exchange(used_, true)) throw_call_reused(request_.method);
  }

  // Named as in Python, because their names are shown.
  static Coro<Result> asend(GeneratorRequest<Sent> request) {
    GeneratorCall call(std::move(request));
    co_return co_await call;
  }
  static Coro<Result> athrow(GeneratorRequest<Sent> request) {
    GeneratorCall call(std::move(request));
    co_return co_await call;
  }
  static Coro<Result> aclose(GeneratorRequest<Sent> request) {
    GeneratorCall call(std::move(request));
    co_await call;
  }

  GeneratorRequest<Sent> request_;
  bool used_ = false;
};

/// The type-erased part of `AsyncGenerator`.
class GeneratorBase {
 public:
  GeneratorBase(GeneratorBase&&) noexcept = default;
  GeneratorBase& operator=(GeneratorBase&&) noexcept = default;

  /// As Python shows it, without the address: `<async_generator object ticker>`.
  std::string repr() const { return core()->repr(); }

 protected:
  explicit GeneratorBase(GeneratorCore* core) noexcept : core_(core) {}

  /// @throws RuntimeError if the generator was moved to another handle.
  const Ref<GeneratorCore>& core() const {
    if (!core_) throw_moved();
    return core_;
  }

 private:
  [[noreturn]] static void throw_moved();

  Ref<GeneratorCore> core_;
};

}  // namespace asyncio::detail
