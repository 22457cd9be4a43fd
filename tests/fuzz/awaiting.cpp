// The statements that wait for tasks and futures.

#include <algorithm>

#include "interpreter.hpp"

namespace fuzz {

using asyncio::Coro;
using asyncio::Future;
using asyncio::TaskGroup;

Coro<Flow> Machine::run_await(Frame&, const Node& statement) {
  Awaitable* const found = find(statement[1]);
  if (!found) co_return std::nullopt;
  const std::string label = "await " + statement[1].text();
  co_await std::visit([&](const auto& future) { return observed(label, future); }, *found);
  co_return std::nullopt;
}

namespace {

bool is_coroutine(const Node& item) { return item[0].text() == "fn"; }
bool is_gather(const Node& item) { return item[1].text().starts_with("g"); }

asyncio::Limit limit_of(const Node& node) {
  return node.is_null() ? asyncio::Limit() : asyncio::Limit(node.number());
}

asyncio::ReturnWhen return_when_of(const std::string& name) {
  if (name == "FIRST_COMPLETED") return asyncio::FIRST_COMPLETED;
  return name == "FIRST_EXCEPTION" ? asyncio::FIRST_EXCEPTION : asyncio::ALL_COMPLETED;
}

}  // namespace

std::vector<Coro<int>> Machine::coroutines(const Node& items) {
  std::vector<Coro<int>> coroutines;
  for (const Node& item : items.items()) coroutines.push_back(function(item[1].integer()));
  return coroutines;
}

template <class T>
std::vector<Future<T>> Machine::futures(const Node& items) {
  std::vector<Future<T>> futures;
  for (const Node& item : items.items()) {
    Awaitable* const found = find(item[1]);
    if (!found) continue;
    std::visit([&](const auto& future) { futures.emplace_back(future.core()); }, *found);
  }
  return futures;
}

Coro<Flow> Machine::run_gather(Frame&, const Node& statement) {
  const Node& slot = statement[1];
  Awaitable gathered = start_gather(statement[2], statement[3].integer() != 0);
  if (!slot.is_null()) {
    keep(slot, std::move(gathered));
    co_return std::nullopt;
  }
  co_await std::visit([&](const auto& future) { return observed("gather", future); }, gathered);
  co_return std::nullopt;
}

Machine::Awaitable Machine::start_gather(const Node& items, bool catching) {
  const auto gather = [&](auto awaitables) -> Awaitable {
    if (catching) return asyncio::gather(asyncio::return_exceptions, std::move(awaitables));
    return asyncio::gather(std::move(awaitables));
  };
  // All are of one kind: the generator sees to that.
  if (items.size() > 0 && is_coroutine(items[0])) return gather(coroutines(items));
  if (items.size() > 0 && is_gather(items[0])) return gather(futures<void>(items));
  return gather(futures<int>(items));
}

Coro<Flow> Machine::run_shield(Frame&, const Node& statement) {
  const Node& slot = statement[1];
  const Node& item = statement[2];
  std::optional<Awaitable> shielded;
  if (is_coroutine(item)) {
    shielded = asyncio::shield(function(item[1].integer()));
  } else if (Awaitable* const found = find(item[1])) {
    shielded =
        std::visit([](const auto& future) -> Awaitable { return asyncio::shield(future); }, *found);
  } else {
    co_return std::nullopt;
  }
  if (!slot.is_null()) {
    keep(slot, std::move(*shielded));
    co_return std::nullopt;
  }
  co_await std::visit([&](const auto& future) { return observed("shield", future); }, *shielded);
  co_return std::nullopt;
}

Coro<Flow> Machine::run_wait_for(Frame&, const Node& statement) {
  const Node& item = statement[1];
  const asyncio::Limit limit = limit_of(statement[2]);
  if (is_coroutine(item)) {
    co_await observed("wait_for", asyncio::wait_for(function(item[1].integer()), limit));
  } else if (Awaitable* const found = find(item[1])) {
    co_await std::visit(
        [&](const auto& future) { return observed("wait_for", asyncio::wait_for(future, limit)); },
        *found);
  }
  co_return std::nullopt;
}

Coro<Flow> Machine::run_wait(Frame&, const Node& statement) {
  asyncio::WaitOptions options;
  options.timeout = limit_of(statement[2]);
  options.return_when = return_when_of(statement[3].text());
  // What the names stand for now: later it may be something else.
  std::vector<std::pair<std::string, Future<>>> named;
  std::vector<Future<>> waited;
  for (const Node& item : statement[1].items()) {
    Awaitable* const found = find(item[1]);
    if (!found) continue;
    std::visit([&](const auto& future) { waited.emplace_back(future.core()); }, *found);
    named.emplace_back(item[1].text(), waited.back());
  }
  std::string names;
  try {
    const auto result = co_await asyncio::wait(waited, options);
    for (const auto& [slot, future] : named) {
      if (std::count(result.done.begin(), result.done.end(), future) > 0) names += " " + slot;
    }
  } catch (...) {
    log("wait raised " + describe(std::current_exception()));
    throw;
  }
  log("wait -> done" + names);
  co_return std::nullopt;
}

template <class F>
Coro<> Machine::walk(asyncio::AsCompleted<F> completions, int most) {
  int taken = 0;
  for (auto next : completions) {
    try {
      co_await observed("next", std::move(next));
    } catch (const std::exception&) {
      // The others come all the same.
    }
    if (++taken == most) break;
  }
}

Coro<Flow> Machine::run_as_completed(Frame&, const Node& statement) {
  const Node& items = statement[1];
  const asyncio::Limit limit = limit_of(statement[2]);
  const int most = statement[3].integer();
  if (items.size() > 0 && is_coroutine(items[0])) {
    co_await walk(asyncio::as_completed(coroutines(items), limit), most);
  } else {
    std::vector<Future<int>> some;
    bool one_is_done = false;
    for (const Future<int>& future : futures<int>(items)) {
      // The order among these is that of a set in Python.
      if (future.done() && std::exchange(one_is_done, true)) continue;
      some.push_back(future);
    }
    co_await walk(asyncio::as_completed(some, limit), most);
  }
  log("as_completed ended");
  co_return std::nullopt;
}

Coro<Flow> Machine::run_timeout(Frame& frame, const Node& statement) {
  const std::string& name = statement[1].text();
  const asyncio::Timeout manager = asyncio::timeout(limit_of(statement[2]));
  timeouts_.insert_or_assign(name, manager);
  Flow flow;
  const auto body = [&]() -> Coro<> { flow = co_await block(frame, statement[3]); };
  try {
    co_await asyncio::async_with(manager, body);
  } catch (...) {
    log("timeout " + name + " " + show(manager.expired()) + " raised " +
        describe(std::current_exception()));
    throw;
  }
  log("timeout " + name + " " + show(manager.expired()));
  co_return flow;
}

Coro<Flow> Machine::run_group(Frame& frame, const Node& statement) {
  const std::string& name = statement[1].text();
  const auto group = std::make_shared<TaskGroup>();
  groups_[name] = group;
  Flow flow;
  const auto body = [&]() -> Coro<> { flow = co_await block(frame, statement[2]); };
  try {
    co_await asyncio::async_with(*group, body);
  } catch (...) {
    log("group " + name + " raised " + describe(std::current_exception()));
    throw;
  }
  log("group " + name + " ended");
  co_return flow;
}

}  // namespace fuzz
