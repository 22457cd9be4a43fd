// The statements that wait for tasks and futures.

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

bool is_gather(const Node& item) { return item[1].text().starts_with("g"); }

}  // namespace

Coro<Flow> Machine::run_gather(Frame&, const Node& statement) {
  const Node& slot = statement[1];
  const Node& items = statement[2];
  const bool catching = statement[3].integer() != 0;
  Awaitable gathered = start_gather(items, catching);
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
  if (items.size() > 0 && items[0][0].text() == "fn") {
    std::vector<Coro<int>> coroutines;
    for (const Node& item : items.items()) coroutines.push_back(function(item[1].integer()));
    return gather(std::move(coroutines));
  }
  if (items.size() > 0 && is_gather(items[0])) {
    std::vector<Future<>> futures;
    for (const Node& item : items.items()) {
      if (Awaitable* const found = find(item[1])) {
        std::visit([&](const auto& future) { futures.emplace_back(future.core()); }, *found);
      }
    }
    return gather(std::move(futures));
  }
  std::vector<Future<int>> futures;
  for (const Node& item : items.items()) {
    if (Awaitable* const found = find(item[1])) {
      std::visit([&](const auto& future) { futures.emplace_back(future.core()); }, *found);
    }
  }
  return gather(std::move(futures));
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
