#pragma once

#include <asyncio/asyncio.hpp>
#include <asyncio/host.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "plan.hpp"
#include "text.hpp"

namespace fuzz {

/// Seconds that stand still while anything can run; what goes to stderr is dropped.
class SilentHost final : public asyncio::Host {
 public:
  double now() override { return now_; }
  void wait_until(double deadline) override {
    if (deadline > now_) now_ = deadline;
  }
  void wake() override {}
  void block_for(double seconds) override { now_ += seconds; }
  void write(asyncio::Stream, std::string_view text) override;

  /// The names of the failed tasks that nobody asked, of which the loop tells when it is closed.
  std::vector<std::string> unheard;

 private:
  double now_ = 0;
};

/// The value of a return statement, if one was come to.
using Flow = std::optional<int>;

/// Runs one plan on the runtime: the other side of plan.py, which it follows line by line.
class Machine {
 public:
  explicit Machine(const Node& plan) : plan_(plan) {}

  /// The trace, in lines.
  std::string run();

 private:
  /// One call of a function: which exceptions its handlers are handling.
  struct Frame {
    std::vector<std::exception_ptr> handling;
  };
  using Awaitable =
      std::variant<asyncio::Task<int>, asyncio::Future<int>, asyncio::Future<std::vector<int>>,
                   asyncio::Future<std::vector<asyncio::Outcome<int>>>,
                   asyncio::Future<std::vector<asyncio::None>>,
                   asyncio::Future<std::vector<asyncio::Outcome<>>>>;
  using Lockable = std::variant<asyncio::Lock, asyncio::Semaphore, asyncio::Condition>;
  using Operation = void (Machine::*)(const Node& statement);
  using WaitingOperation = asyncio::Coro<Flow> (Machine::*)(Frame& frame, const Node& statement);
  static const std::map<std::string_view, Operation> operations;
  static const std::map<std::string_view, WaitingOperation> waiting_operations;

  // The trace.
  void log(const std::string& text);
  template <class Action>
  void attempt(const std::string& label, Action action);
  template <class A>
  asyncio::Coro<> observed(std::string label, A awaitable);
  void report(const asyncio::ExceptionContext& context);

  // Running.
  asyncio::Coro<int> direct();
  asyncio::Coro<int> watched();
  void begin();
  void declare(const Node& declaration);
  asyncio::Coro<int> function(int index);
  asyncio::Coro<Flow> block(Frame& frame, const Node& statements);
  void do_statement(const Node& statement);
  void do_block(const Node& statements);
  Awaitable* find(const Node& slot);
  asyncio::Task<int>* find_task(const Node& slot);
  void keep(const Node& slot, Awaitable awaitable);

  // Statements that don't wait.
  void do_log(const Node& statement);
  void do_block_for(const Node& statement);
  void do_raise(const Node& statement);
  void do_task(const Node& statement);
  void do_future(const Node& statement);
  void do_set(const Node& statement);
  void do_fail(const Node& statement);
  void do_cancel(const Node& statement);
  void do_cancel_self(const Node& statement);
  void do_uncancel(const Node& statement);
  void do_uncancel_self(const Node& statement);
  void do_state(const Node& statement);
  void do_result(const Node& statement);
  void do_callback(const Node& statement);
  void do_uncallback(const Node& statement);
  void do_soon(const Node& statement);
  void do_later(const Node& statement);
  void do_unschedule(const Node& statement);
  void do_reschedule(const Node& statement);
  void do_group_task(const Node& statement);

  // Control flow.
  asyncio::Coro<Flow> run_return(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_reraise(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_repeat(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_try(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_call(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_sleep(Frame& frame, const Node& statement);

  // Awaiting others.
  asyncio::Coro<Flow> run_await(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_gather(Frame& frame, const Node& statement);
  std::vector<asyncio::Coro<int>> coroutines(const Node& items);
  template <class T>
  std::vector<asyncio::Future<T>> futures(const Node& items);
  Awaitable start_gather(const Node& items, bool catching);
  asyncio::Coro<Flow> run_shield(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_wait_for(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_wait(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_as_completed(Frame& frame, const Node& statement);
  template <class F>
  asyncio::Coro<> walk(asyncio::AsCompleted<F> completions, int most);
  asyncio::Coro<Flow> run_timeout(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_group(Frame& frame, const Node& statement);

  // Locks and the like.
  void do_release(const Node& statement);
  void do_locked(const Node& statement);
  void do_event_set(const Node& statement);
  void do_event_clear(const Node& statement);
  void do_notify(const Node& statement);
  void do_notify_all(const Node& statement);
  void do_put_nowait(const Node& statement);
  void do_get_nowait(const Node& statement);
  void do_task_done(const Node& statement);
  void do_qsize(const Node& statement);
  void do_shutdown(const Node& statement);
  void do_barrier(const Node& statement);
  asyncio::Coro<Flow> run_acquire(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_with(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_event_wait(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_cond_wait(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_put(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_get(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_join(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_barrier_wait(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_barrier_reset(Frame& frame, const Node& statement);
  asyncio::Coro<Flow> run_barrier_abort(Frame& frame, const Node& statement);

  const Node& plan_;
  SilentHost host_;
  std::string trace_;
  int lines_ = 0;
  bool over_ = false;
  int unnamed_ = 0;
  std::map<std::string, Awaitable> awaitables_;
  std::map<std::string, std::uint64_t> callbacks_;
  std::map<std::string, asyncio::Handle> handles_;
  std::map<std::string, std::shared_ptr<asyncio::TaskGroup>> groups_;
  std::map<std::string, asyncio::Timeout> timeouts_;
  std::map<std::string, Lockable> lockables_;
  std::map<std::string, asyncio::Event> events_;
  std::map<std::string, asyncio::Queue<int>> queues_;
  std::map<std::string, asyncio::Barrier> barriers_;
};

template <class Action>
void Machine::attempt(const std::string& label, Action action) {
  std::string outcome;
  try {
    if constexpr (std::is_void_v<decltype(action())>) {
      action();
      outcome = " -> None";
    } else {
      outcome = " -> " + show(action());
    }
  } catch (const std::exception&) {
    outcome = " raised " + describe(std::current_exception());
  }
  log(label + outcome);
}

template <class A>
asyncio::Coro<> Machine::observed(std::string label, A awaitable) {
  try {
    if constexpr (std::is_void_v<asyncio::detail::Awaited<A>>) {
      co_await std::move(awaitable);
      log(label + " -> None");
    } else {
      const auto value = co_await std::move(awaitable);
      log(label + " -> " + show(value));
    }
  } catch (...) {
    log(label + " raised " + describe(std::current_exception()));
    throw;
  }
}

}  // namespace fuzz
