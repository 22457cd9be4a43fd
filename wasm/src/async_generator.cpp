#include "asyncio/async_generator.hpp"

#include <stdexcept>
#include <vector>

#include "asyncio/gather.hpp"
#include "asyncio/loop.hpp"
#include "describe.hpp"
#include "loop_core.hpp"
#include "task_core.hpp"
#include "warnings.hpp"

namespace asyncio {

namespace detail {

namespace {

const char* name_of(GeneratorMethod method) noexcept {
  switch (method) {
    case GeneratorMethod::asend:
      return "asend";
    case GeneratorMethod::athrow:
      return "athrow";
    case GeneratorMethod::aclose:
      break;
  }
  return "aclose";
}

bool is_generator_exit(const std::exception_ptr& error) noexcept {
  try {
    std::rethrow_exception(error);
  } catch (const GeneratorExit&) {
    return true;
  } catch (...) {
    return false;
  }
}

Coro<> aclose(Ref<GeneratorCore> generator) {
  GeneratorRequest<None> request(std::move(generator), GeneratorMethod::aclose);
  co_await GeneratorCall<void, None>(std::move(request));
}

// Named as in Python, because its name is shown.
Coro<> shutdown_asyncgens(Ref<LoopCore> loop) {
  const std::vector<Ref<GeneratorCore>> generators = loop->generators.take();
  if (generators.empty()) co_return;
  std::vector<Coro<>> closing;
  closing.reserve(generators.size());
  for (const Ref<GeneratorCore>& generator : generators) closing.push_back(aclose(generator));
  const std::vector<Outcome<>> outcomes = co_await gather(return_exceptions, std::move(closing));
  for (std::size_t index = 0; index < outcomes.size(); ++index) {
    const std::exception_ptr& error = outcomes[index].error();
    if (!error || is_cancelled_error(error) || is_generator_exit(error)) continue;
    loop->call_exception_handler(
        {.message = "an error occurred during closing of asynchronous generator " +
                    generators[index]->repr(),
         .exception = error,
         .future = {}});
  }
}

/// Lets a task hear of requests to cancel it from the pass after the next on.
///
/// CPython closes a dropped generator by a task that it creates one pass later and that begins
/// another pass later. A request to cancel that comes before only means that `CancelledError` is
/// what begins the clean-up, which is not disturbed itself; so `run` does not interrupt the
/// clean-up of what `main` leaves behind. Here the clean-up has begun by then.
class CancellableLater final : public Node {
 public:
  explicit CancellableLater(Ref<TaskCore> task) noexcept : task_(std::move(task)) {
    task_->set_cancellable(false);
    task_->loop().ready(this);
  }

  void run() override {
    if (!std::exchange(waited_, true)) return task_->loop().ready(this);
    task_->set_cancellable(true);
    delete this;
  }
  void discard() noexcept override { delete this; }

 private:
  ~CancellableLater() = default;

  Ref<TaskCore> task_;
  bool waited_ = false;
};

}  // namespace

bool GeneratorCore::begin(GeneratorMethod method, const std::exception_ptr& error, bool has_value) {
  if (!body_) return false;
  if (running_) {
    const std::string call = method == GeneratorMethod::asend ? "anext" : name_of(method);
    throw RuntimeError(call + "(): asynchronous generator is already running");
  }
  if (method != GeneratorMethod::asend) {
    if (closed_) return false;
    closed_ = method == GeneratorMethod::aclose;
  }
  if (method == GeneratorMethod::athrow && !error) {
    throw std::invalid_argument(
        "exceptions must be classes or instances deriving from BaseException, not NoneType");
  }
  if (!started_) {
    if (has_value) {
      throw RuntimeError("can't send non-None value to a just-started async generator");
    }
    if (method != GeneratorMethod::asend) {
      // What is thrown before the body begins ends it.
      destroy_body();
      if (error) std::rethrow_exception(error);
      return false;
    }
    started_ = true;
    running.loop->generators.add(*this, *running.loop);
  }
  if (method == GeneratorMethod::aclose) {
    promise_->thrown = std::make_exception_ptr(GeneratorExit());
  } else if (error) {
    promise_->thrown = error;
  }
  running_ = true;
  return true;
}

void GeneratorCore::returned(GeneratorMethod method) {
  running_ = false;
  if (!body_.done()) {
    if (method != GeneratorMethod::aclose) return;
    throw RuntimeError("async generator ignored GeneratorExit");
  }
  const std::exception_ptr error = std::move(promise_->error);
  destroy_body();
  if (!error || (method == GeneratorMethod::aclose && is_generator_exit(error))) return;
  std::rethrow_exception(error);
}

void GeneratorCore::abandoned() noexcept {
  running_ = false;
  destroy_body();
}

void GeneratorCore::destroy_body() noexcept {
  if (const auto body = std::exchange(body_, nullptr)) body.destroy();
}

bool GeneratorCore::can_close() const noexcept {
  return body_ && !closed_ && loop_ && loop_ == running.loop && !loop_->is_closed();
}

void GeneratorCore::dropped() noexcept {
  references_ = 1;  // closing makes and drops references
  if (can_close()) {
    try {
      Coro<> closing = aclose(Ref<GeneratorCore>(this));
      Ref<TaskCore> task = TaskCore::make_started(*loop_, closing, result_type<None>);
      if (!task->done()) new CancellableLater(std::move(task));
    } catch (...) {
      // No memory for a task: the body is only destroyed.
    }
  }
  if (references_ == 1) destroy_body();
  if (--references_ > 0) return;
  if (loop_) loop_->generators.remove(*this);
  delete this;
}

std::string GeneratorCore::repr() const {
  return "<async_generator object " + std::string(name()) + ">";
}

void GeneratorList::add(GeneratorCore& generator, LoopCore& loop) noexcept {
  generator.loop_ = &loop;
  generator.previous_ = last_;
  (last_ ? last_->next_ : first_) = &generator;
  last_ = &generator;
}

void GeneratorList::remove(GeneratorCore& generator) noexcept {
  (generator.previous_ ? generator.previous_->next_ : first_) = generator.next_;
  (generator.next_ ? generator.next_->previous_ : last_) = generator.previous_;
  generator.previous_ = generator.next_ = nullptr;
  generator.loop_ = nullptr;
}

std::vector<Ref<GeneratorCore>> GeneratorList::take() {
  std::vector<Ref<GeneratorCore>> all;
  while (first_) {
    all.emplace_back(first_);
    remove(*first_);
  }
  return all;
}

void GeneratorList::destroy_bodies() noexcept {
  while (first_) {
    const Ref<GeneratorCore> generator(first_);
    remove(*generator);
    if (!generator->running_) generator->destroy_body();
  }
}

void throw_call_reused(GeneratorMethod method) {
  throw RuntimeError(method == GeneratorMethod::asend
                         ? "cannot reuse already awaited __anext__()/asend()"
                         : "cannot reuse already awaited aclose()/athrow()");
}

void warn_call_unawaited(GeneratorMethod method, const GeneratorCore& generator) noexcept {
  warn_method_never_awaited(name_of(method), generator.name());
}

void GeneratorBase::throw_moved() {
  throw RuntimeError("the handle is empty: its generator was moved to another one");
}

}  // namespace detail

Coro<> Loop::shutdown_asyncgens() const { return detail::shutdown_asyncgens(core_); }

}  // namespace asyncio
