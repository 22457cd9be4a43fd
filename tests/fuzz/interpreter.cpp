#include "interpreter.hpp"

#include <algorithm>
#include <cstdio>

namespace fuzz {

using asyncio::Coro;
using asyncio::current_task;
using asyncio::get_running_loop;
using asyncio::Task;

namespace {

constexpr int most_lines = 300;
constexpr double watched_seconds = 50;

std::string general(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", number);
  return text;
}

}  // namespace

const std::map<std::string_view, Machine::Operation> Machine::operations{
    {"log", &Machine::do_log},
    {"block_for", &Machine::do_block_for},
    {"raise", &Machine::do_raise},
    {"task", &Machine::do_task},
    {"future", &Machine::do_future},
    {"set", &Machine::do_set},
    {"fail", &Machine::do_fail},
    {"cancel", &Machine::do_cancel},
    {"cancel_self", &Machine::do_cancel_self},
    {"uncancel", &Machine::do_uncancel},
    {"uncancel_self", &Machine::do_uncancel_self},
    {"state", &Machine::do_state},
    {"result", &Machine::do_result},
    {"callback", &Machine::do_callback},
    {"uncallback", &Machine::do_uncallback},
    {"soon", &Machine::do_soon},
    {"later", &Machine::do_later},
    {"unschedule", &Machine::do_unschedule},
    {"reschedule", &Machine::do_reschedule},
    {"group_task", &Machine::do_group_task},
    {"release", &Machine::do_release},
    {"locked", &Machine::do_locked},
    {"event_set", &Machine::do_event_set},
    {"event_clear", &Machine::do_event_clear},
    {"notify", &Machine::do_notify},
    {"notify_all", &Machine::do_notify_all},
    {"put_nowait", &Machine::do_put_nowait},
    {"get_nowait", &Machine::do_get_nowait},
    {"task_done", &Machine::do_task_done},
    {"qsize", &Machine::do_qsize},
    {"shutdown", &Machine::do_shutdown},
    {"barrier", &Machine::do_barrier},
};

const std::map<std::string_view, Machine::WaitingOperation> Machine::waiting_operations{
    {"return", &Machine::run_return},
    {"reraise", &Machine::run_reraise},
    {"repeat", &Machine::run_repeat},
    {"try", &Machine::run_try},
    {"call", &Machine::run_call},
    {"sleep", &Machine::run_sleep},
    {"await", &Machine::run_await},
    {"gather", &Machine::run_gather},
    {"group", &Machine::run_group},
    {"shield", &Machine::run_shield},
    {"wait_for", &Machine::run_wait_for},
    {"wait", &Machine::run_wait},
    {"as_completed", &Machine::run_as_completed},
    {"timeout", &Machine::run_timeout},
    {"acquire", &Machine::run_acquire},
    {"with", &Machine::run_with},
    {"event_wait", &Machine::run_event_wait},
    {"cond_wait", &Machine::run_cond_wait},
    {"put", &Machine::run_put},
    {"get", &Machine::run_get},
    {"join", &Machine::run_join},
    {"barrier_wait", &Machine::run_barrier_wait},
    {"barrier_reset", &Machine::run_barrier_reset},
    {"barrier_abort", &Machine::run_barrier_abort},
};

void SilentHost::write(asyncio::Stream, std::string_view text) {
  constexpr std::string_view before = "name='";
  if (!text.starts_with("Task exception was never retrieved")) return;
  text.remove_prefix(text.find(before) + before.size());
  unheard.emplace_back(text.substr(0, text.find('\'')));
}

// The trace.

namespace {

/// None outside of a loop, too, where the exception handler may be called.
Task<> task_if_any() {
  try {
    return current_task();
  } catch (const asyncio::RuntimeError&) {
    return {};
  }
}

}  // namespace

void Machine::log(const std::string& text) {
  if (over_) return;
  const Task<> task = task_if_any();
  const std::string who = task ? task.get_name() + "/" + show(task.cancelling()) : "loop";
  trace_ += "[" + general(host_.now()) + "] " + who + ": " + text + "\n";
  if (++lines_ >= most_lines) over_ = true;
}

void Machine::report(const asyncio::ExceptionContext& context) {
  if (context.message == "Task exception was never retrieved") {
    host_.unheard.push_back(Task<>(context.future.core()).get_name());
    return;
  }
  if (context.message.ends_with("was never retrieved")) return;
  if (context.message.ends_with("but it is pending!")) return;
  const std::string callback = "Exception in callback";
  const std::string message = context.message.starts_with(callback) ? callback : context.message;
  log("handler: " + message + ": " + describe(context.exception));
}

// Running.

std::string Machine::run() {
  std::string end;
  try {
    const bool is_watched = plan_[0].text() == "watched";
    end = "run -> " + show(asyncio::run(is_watched ? watched() : direct(), {.host = &host_}));
  } catch (const asyncio::DeadlockError&) {
    over_ = true;
    return trace_ + "HANG\n";
  } catch (...) {
    end = "run raised " + describe(std::current_exception());
  }
  over_ = true;
  // When the last reference goes is not the same in both languages, but who was not asked is.
  awaitables_.clear();
  groups_.clear();
  std::sort(host_.unheard.begin(), host_.unheard.end());
  end += "\nnever retrieved:";
  for (const std::string& name : host_.unheard) end += " " + name;
  return trace_ + end + "\n";
}

Coro<int> Machine::direct() {
  begin();
  co_return co_await function(0);
}

Coro<int> Machine::watched() {
  begin();
  awaitables_.insert_or_assign("root", asyncio::create_task(function(0), "root"));
  co_await asyncio::sleep(watched_seconds);
  for (const auto& [slot, awaitable] : awaitables_) {
    log(slot + " " + std::visit([](const auto& future) { return state(future); }, awaitable));
  }
  co_return 0;
}

void Machine::begin() {
  current_task().set_name("main");
  get_running_loop().set_exception_handler(
      [this](asyncio::Loop&, const asyncio::ExceptionContext& context) { report(context); });
  for (const Node& declaration : plan_[2].items()) declare(declaration);
}

Coro<int> Machine::function(int index) {
  const Task<> task = current_task();
  const std::string name = "fn" + show(index);
  if (task.get_name().starts_with("Task-")) task.set_name(name + "~" + show(++unnamed_));
  log("start " + name);
  int value = 0;
  try {
    Frame frame;
    const Flow flow = co_await block(frame, plan_[1][static_cast<std::size_t>(index)]);
    value = flow.value_or(index * 100);
  } catch (...) {
    log("end " + name + " raised " + describe(std::current_exception()));
    throw;
  }
  log("end " + name + " -> " + show(value));
  co_return value;
}

Coro<Flow> Machine::block(Frame& frame, const Node& statements) {
  for (const Node& statement : statements.items()) {
    if (over_) break;
    const auto operation = waiting_operations.find(statement[0].text());
    if (operation == waiting_operations.end()) {
      do_statement(statement);
      continue;
    }
    const Flow flow = co_await (this->*operation->second)(frame, statement);
    if (flow) co_return flow;
  }
  co_return std::nullopt;
}

void Machine::do_statement(const Node& statement) {
  (this->*operations.at(statement[0].text()))(statement);
}

void Machine::do_block(const Node& statements) {
  for (const Node& statement : statements.items()) {
    if (over_) break;
    do_statement(statement);
  }
}

Machine::Awaitable* Machine::find(const Node& slot) {
  const auto found = awaitables_.find(slot.text());
  return found == awaitables_.end() ? nullptr : &found->second;
}

Task<int>* Machine::find_task(const Node& slot) {
  Awaitable* const found = find(slot);
  return found ? std::get_if<Task<int>>(found) : nullptr;
}

void Machine::keep(const Node& slot, Awaitable awaitable) {
  awaitables_.insert_or_assign(slot.text(), std::move(awaitable));
}

// Control flow.

Coro<Flow> Machine::run_return(Frame&, const Node& statement) { co_return statement[1].integer(); }

Coro<Flow> Machine::run_reraise(Frame& frame, const Node&) {
  if (!frame.handling.empty()) std::rethrow_exception(frame.handling.back());
  co_return std::nullopt;
}

Coro<Flow> Machine::run_repeat(Frame& frame, const Node& statement) {
  for (int time = 0; time < statement[1].integer(); ++time) {
    const Flow flow = co_await block(frame, statement[2]);
    if (flow) co_return flow;
  }
  co_return std::nullopt;
}

Coro<Flow> Machine::run_try(Frame& frame, const Node& statement) {
  Flow flow;
  std::exception_ptr error;
  try {
    flow = co_await block(frame, statement[1]);
  } catch (...) {
    error = std::current_exception();
  }
  if (error) {
    for (const Node& handler : statement[2].items()) {
      const std::string& kind = handler[0].text();
      if (!is_kind(error, kind)) continue;
      log("except " + kind + ": " + describe(error));
      frame.handling.push_back(std::exchange(error, nullptr));
      try {
        flow = co_await block(frame, handler[1]);
      } catch (...) {
        error = std::current_exception();
      }
      frame.handling.pop_back();
      break;
    }
  }
  if (!statement[3].is_null()) {
    log("finally");
    const Flow overriding = co_await block(frame, statement[3]);
    if (overriding) co_return overriding;
  }
  if (error) std::rethrow_exception(error);
  co_return flow;
}

Coro<Flow> Machine::run_call(Frame&, const Node& statement) {
  const int index = statement[1].integer();
  co_await observed("call fn" + show(index), function(index));
  co_return std::nullopt;
}

Coro<Flow> Machine::run_sleep(Frame&, const Node& statement) {
  const double delay = statement[1].number();
  co_await observed("sleep " + general(delay), asyncio::sleep(delay));
  co_return std::nullopt;
}

}  // namespace fuzz
