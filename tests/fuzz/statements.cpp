// The statements that don't wait.

#include "interpreter.hpp"

namespace fuzz {

using asyncio::get_running_loop;
using asyncio::Task;

void Machine::do_log(const Node& statement) { log("log " + show(statement[1].integer())); }

void Machine::do_block_for(const Node& statement) {
  asyncio::blocking_sleep(statement[1].number());
}

void Machine::do_raise(const Node& statement) {
  std::rethrow_exception(make_exception(statement[1]));
}

void Machine::do_task(const Node& statement) {
  const Node& slot = statement[1];
  keep(slot, asyncio::create_task(function(statement[2].integer()), slot.text()));
}

void Machine::do_future(const Node& statement) {
  keep(statement[1], get_running_loop().create_future<int>());
}

void Machine::do_set(const Node& statement) {
  Awaitable* const found = find(statement[1]);
  if (!found) return;
  const auto& future = std::get<asyncio::Future<int>>(*found);
  attempt("set " + statement[1].text(), [&] { future.set_result(statement[2].integer()); });
}

void Machine::do_fail(const Node& statement) {
  Awaitable* const found = find(statement[1]);
  if (!found) return;
  const auto& future = std::get<asyncio::Future<int>>(*found);
  attempt("fail " + statement[1].text(),
          [&] { future.set_exception(make_exception(statement[2])); });
}

namespace {

/// The message behind `["cancel", ...]`, if there is one.
template <class F>
bool cancel(const F& future, const Node& statement, std::size_t message) {
  return statement.size() > message ? future.cancel(statement[message].text()) : future.cancel();
}

}  // namespace

void Machine::do_cancel(const Node& statement) {
  Awaitable* const found = find(statement[1]);
  if (!found) return;
  attempt("cancel " + statement[1].text(), [&] {
    return std::visit([&](const auto& future) { return cancel(future, statement, 2); }, *found);
  });
}

void Machine::do_cancel_self(const Node& statement) {
  const Task<> task = asyncio::current_task();
  if (task) attempt("cancel self", [&] { return cancel(task, statement, 1); });
}

void Machine::do_uncancel(const Node& statement) {
  const Task<int>* const task = find_task(statement[1]);
  if (task) attempt("uncancel " + statement[1].text(), [&] { return task->uncancel(); });
}

void Machine::do_uncancel_self(const Node&) {
  const Task<> task = asyncio::current_task();
  if (task) attempt("uncancel self", [&] { return task.uncancel(); });
}

void Machine::do_state(const Node& statement) {
  Awaitable* const found = find(statement[1]);
  if (!found) return;
  log(statement[1].text() + " " +
      std::visit([](const auto& future) { return state(future); }, *found));
}

void Machine::do_result(const Node& statement) {
  Awaitable* const found = find(statement[1]);
  if (!found) return;
  std::string outcome;
  try {
    outcome = " -> " + std::visit([](const auto& future) { return show(future.result()); }, *found);
  } catch (...) {
    outcome = " raised " + describe(std::current_exception());
  }
  log("result " + statement[1].text() + outcome);
}

void Machine::do_callback(const Node& statement) {
  Awaitable* const found = find(statement[1]);
  if (!found) return;
  callbacks_[statement[2].text()] = std::visit(
      [&](const auto& future) {
        return future.add_done_callback([this, &statement](const auto& done) {
          log("callback " + statement[2].text() + " " + state(done));
          do_block(statement[3]);
        });
      },
      *found);
}

void Machine::do_uncallback(const Node& statement) {
  Awaitable* const found = find(statement[1]);
  const auto id = callbacks_.find(statement[2].text());
  if (!found || id == callbacks_.end()) return;
  attempt("uncallback " + statement[1].text() + " " + statement[2].text(), [&] {
    return std::visit([&](const auto& future) { return future.remove_done_callback(id->second); },
                      *found);
  });
}

void Machine::do_soon(const Node& statement) {
  const std::string& name = statement[1].text();
  handles_.insert_or_assign(name, get_running_loop().call_soon([this, &statement] {
    log("called " + statement[1].text());
    do_block(statement[2]);
  }));
}

void Machine::do_later(const Node& statement) {
  const std::string& name = statement[1].text();
  handles_.insert_or_assign(
      name, get_running_loop().call_later(statement[2].number(), [this, &statement] {
        log("called " + statement[1].text());
        do_block(statement[3]);
      }));
}

void Machine::do_unschedule(const Node& statement) {
  const auto found = handles_.find(statement[1].text());
  if (found != handles_.end()) found->second.cancel();
}

void Machine::do_reschedule(const Node& statement) {
  const auto found = timeouts_.find(statement[1].text());
  if (found == timeouts_.end()) return;
  asyncio::Limit when;
  if (!statement[2].is_null()) when = get_running_loop().time() + statement[2].number();
  attempt("reschedule " + statement[1].text(), [&] { found->second.reschedule(when); });
}

void Machine::do_group_task(const Node& statement) {
  const std::string& name = statement[1].text();
  const Node& slot = statement[2];
  const auto found = groups_.find(name);
  if (found == groups_.end()) return;
  try {
    keep(slot, found->second->create_task(function(statement[3].integer()), slot.text()));
  } catch (const asyncio::RuntimeError&) {
    log(name + " task " + slot.text() + " raised " + describe(std::current_exception()));
  }
}

}  // namespace fuzz
