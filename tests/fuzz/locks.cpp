// Locks, queues and the like.

#include "interpreter.hpp"

namespace fuzz {

using asyncio::Coro;

void Machine::declare(const Node& declaration) {
  const std::string& kind = declaration[0].text();
  const std::string& name = declaration[1].text();
  const int number = declaration.size() > 2 ? declaration[2].integer() : 0;
  if (kind == "Lock") {
    lockables_.emplace(name, asyncio::Lock());
  } else if (kind == "Condition") {
    lockables_.emplace(name, asyncio::Condition());
  } else if (kind == "Semaphore") {
    lockables_.emplace(name, asyncio::Semaphore(number));
  } else if (kind == "BoundedSemaphore") {
    lockables_.emplace(name, asyncio::Semaphore(asyncio::BoundedSemaphore(number)));
  } else if (kind == "Event") {
    events_.emplace(name, asyncio::Event());
  } else if (kind == "Queue") {
    queues_.emplace(name, asyncio::Queue<int>(number));
  } else if (kind == "LifoQueue") {
    queues_.emplace(name, asyncio::LifoQueue<int>(number));
  } else if (kind == "PriorityQueue") {
    queues_.emplace(name, asyncio::PriorityQueue<int>(number));
  } else {
    barriers_.emplace(name, asyncio::Barrier(number));
  }
}

void Machine::do_release(const Node& statement) {
  const std::string& name = statement[1].text();
  attempt("release " + name, [&] {
    std::visit([](const auto& lockable) { lockable.release(); }, lockables_.at(name));
  });
}

void Machine::do_locked(const Node& statement) {
  const std::string& name = statement[1].text();
  log("locked " + name + " " +
      show(
          std::visit([](const auto& lockable) { return lockable.locked(); }, lockables_.at(name))));
}

void Machine::do_event_set(const Node& statement) { events_.at(statement[1].text()).set(); }

void Machine::do_event_clear(const Node& statement) { events_.at(statement[1].text()).clear(); }

void Machine::do_notify(const Node& statement) {
  const std::string& name = statement[1].text();
  const auto count = static_cast<std::size_t>(statement[2].integer());
  const auto& condition = std::get<asyncio::Condition>(lockables_.at(name));
  attempt("notify " + name, [&] { condition.notify(count); });
}

void Machine::do_notify_all(const Node& statement) {
  const std::string& name = statement[1].text();
  const auto& condition = std::get<asyncio::Condition>(lockables_.at(name));
  attempt("notify_all " + name, [&] { condition.notify_all(); });
}

void Machine::do_put_nowait(const Node& statement) {
  const std::string& name = statement[1].text();
  attempt("put_nowait " + name, [&] { queues_.at(name).put_nowait(statement[2].integer()); });
}

void Machine::do_get_nowait(const Node& statement) {
  const std::string& name = statement[1].text();
  attempt("get_nowait " + name, [&] { return queues_.at(name).get_nowait(); });
}

void Machine::do_task_done(const Node& statement) {
  const std::string& name = statement[1].text();
  attempt("task_done " + name, [&] { queues_.at(name).task_done(); });
}

void Machine::do_qsize(const Node& statement) {
  const std::string& name = statement[1].text();
  attempt("qsize " + name, [&] { return queues_.at(name).qsize(); });
}

void Machine::do_shutdown(const Node& statement) {
  const std::string& name = statement[1].text();
  attempt("shutdown " + name, [&] { queues_.at(name).shutdown(statement[2].integer() != 0); });
}

void Machine::do_barrier(const Node& statement) {
  const std::string& name = statement[1].text();
  const asyncio::Barrier& barrier = barriers_.at(name);
  log("barrier " + name + " " + show(barrier.n_waiting()) + " " + show(barrier.broken()));
}

Coro<Flow> Machine::run_acquire(Frame&, const Node& statement) {
  const std::string& name = statement[1].text();
  co_await std::visit(
      [&](const auto& lockable) { return observed("acquire " + name, lockable.acquire()); },
      lockables_.at(name));
  co_return std::nullopt;
}

Coro<Flow> Machine::run_with(Frame& frame, const Node& statement) {
  const std::string& name = statement[1].text();
  Flow flow;
  const auto body = [&]() -> Coro<> {
    log("entered " + name);
    flow = co_await block(frame, statement[2]);
  };
  try {
    co_await std::visit([&](const auto& lockable) { return asyncio::async_with(lockable, body); },
                        lockables_.at(name));
  } catch (...) {
    log("with " + name + " raised " + describe(std::current_exception()));
    throw;
  }
  log("left " + name);
  co_return flow;
}

Coro<Flow> Machine::run_event_wait(Frame&, const Node& statement) {
  const std::string& name = statement[1].text();
  co_await observed("event_wait " + name, events_.at(name).wait());
  co_return std::nullopt;
}

Coro<Flow> Machine::run_cond_wait(Frame&, const Node& statement) {
  const std::string& name = statement[1].text();
  const auto& condition = std::get<asyncio::Condition>(lockables_.at(name));
  co_await observed("cond_wait " + name, condition.wait());
  co_return std::nullopt;
}

Coro<Flow> Machine::run_put(Frame&, const Node& statement) {
  const std::string& name = statement[1].text();
  co_await observed("put " + name, queues_.at(name).put(statement[2].integer()));
  co_return std::nullopt;
}

Coro<Flow> Machine::run_get(Frame&, const Node& statement) {
  const std::string& name = statement[1].text();
  co_await observed("get " + name, queues_.at(name).get());
  co_return std::nullopt;
}

Coro<Flow> Machine::run_join(Frame&, const Node& statement) {
  const std::string& name = statement[1].text();
  co_await observed("join " + name, queues_.at(name).join());
  co_return std::nullopt;
}

Coro<Flow> Machine::run_barrier_wait(Frame&, const Node& statement) {
  const std::string& name = statement[1].text();
  co_await observed("barrier_wait " + name, barriers_.at(name).wait());
  co_return std::nullopt;
}

Coro<Flow> Machine::run_barrier_reset(Frame&, const Node& statement) {
  const std::string& name = statement[1].text();
  co_await observed("barrier_reset " + name, barriers_.at(name).reset());
  co_return std::nullopt;
}

Coro<Flow> Machine::run_barrier_abort(Frame&, const Node& statement) {
  const std::string& name = statement[1].text();
  co_await observed("barrier_abort " + name, barriers_.at(name).abort());
  co_return std::nullopt;
}

}  // namespace fuzz
