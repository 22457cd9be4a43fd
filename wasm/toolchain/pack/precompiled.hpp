#pragma once

// What the page's compiler precompiles: the runtime's headers, and the templates in them that most
// programs use. clang instantiates those when it precompiles this file, which is most of what
// compiling a learner's program would spend its time on.
//
// Nothing here is ever called. All of it has internal linkage, so no code is made of it; the
// instances that it asks for are found by the programs that include the precompiled header.

#include <asyncio/asyncio.hpp>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace asyncio::precompiled {
namespace {

// The coroutines of lessons: with results of the usual types, and without.

[[maybe_unused]] Coro<> nothing(std::string text, double delay) {
  co_await sleep(delay);
  print("{}", text);
}

template <class T>
Coro<T> value(T result) {
  co_await sleep(1);
  co_return result;
}

// Formats: {fmt} checks each when it is compiled, and has a checker for each list of types.

template <class T>
void prints_one(T variable) {
  const T constant = variable;
  print("{}", variable);
  print("{:>8}", constant);
  print("{}", T(variable));
}

template <class A, class B>
void prints_two(A a, B b) {
  const A constant_a = a;
  const B constant_b = b;
  print("{} {}", a, b);
  print("{} {}", constant_a, b);
  print("{} {}", a, constant_b);
  print("{} {}", constant_a, constant_b);
  print("{} {}", A(a), b);
  print("{} {}", a, B(b));
  print("{} {}", A(a), B(b));
}

[[maybe_unused]] void prints(const std::string& text, const char* words) {
  print();
  print("text");
  print(text);
  print(1);
  print(1.0);
  print("{}", "text");
  prints_one(text);
  prints_one(words);
  prints_one(1);
  prints_one(1.0);
  prints_one(true);
  prints_one('c');
  prints_one(text.size());
  prints_two(text, text);
  prints_two(text, words);
  prints_two(text, 1);
  prints_two(text, 1.0);
  prints_two(1, text);
  prints_two(1.0, text);
  prints_two(1.0, words);
  prints_two(1, 1);
  prints_two(1.0, 1.0);
  print("{} {} {}", 1, 1, 1);
}

[[maybe_unused]] bool compares(const std::string& text) {
  return text == "text" || text != "text" || text == text || (text + "text").empty();
}

// Tasks and gathers.

template <class T>
Coro<> tasks_with_result(T result) {
  const Task<T> task = create_task(value(result), "name");
  result = co_await value(result);
  result = co_await create_task(value(result));
  result = co_await task;
  result = task.result();
  co_await gather(value(result), value(result));
  co_await gather(value(result), value(result), value(result));
}

[[maybe_unused]] Coro<> tasks_without_result() {
  const Task<> task = create_task(nothing("text", 1), "name");
  task.cancel();
  print("{} {}", task.done(), task.cancelled());
  co_await nothing("text", 1);
  co_await task;
  co_await gather(task, task);
  co_await gather(task, task, task);
  co_await gather(nothing("text", 1), nothing("text", 1));
  co_await gather(nothing("text", 1), nothing("text", 1), nothing("text", 1));
  std::vector<Coro<>> coroutines;
  coroutines.push_back(nothing("text", 1));
  co_await gather(std::move(coroutines));
  std::vector<Task<>> tasks;
  tasks.push_back(create_task(nothing("text", 1)));
  for (const Task<>& each : tasks) co_await each;
  co_await gather(tasks);
}

[[maybe_unused]] Coro<> groups() {
  co_await tasks_with_result(1);
  co_await tasks_with_result(std::string());
  co_await async_with(TaskGroup(), [](TaskGroup& group) -> Coro<> {
    group.create_task(nothing("text", 1), "name");
    const auto number = group.create_task(value(1));
    const auto text = group.create_task(value(std::string()));
    co_return;
  });
}

// Waits with a limit, and in the order in which things are done.

template <class T>
Coro<> waits(std::vector<Task<T>> tasks) {
  auto [done, pending] = co_await wait(tasks, {.timeout = 1, .return_when = FIRST_COMPLETED});
  for (const Task<T>& each : pending) each.cancel();
  for (const Task<T>& each : done) print("{} {}", each.get_name(), each.done());
  print("{} {}", done.size(), pending.size());
  for (auto next : as_completed(tasks)) co_await next;
  co_await wait_for(tasks.front(), 1);
  co_await wait_for(shield(tasks.front()), 1.5);
  co_await gather(return_exceptions, tasks.front(), tasks.back());
}

[[maybe_unused]] Coro<> limits() {
  try {
    co_await wait_for(nothing("text", 1), 1);
    co_await wait_for(sleep(1), 1.5);
    print(co_await wait_for(value(1), 1));
    print(co_await wait_for(value(std::string()), 1));
  } catch (const TimeoutError&) {
    print("text");
  } catch (const CancelledError&) {
    throw;
  }
  co_await async_with(timeout(1), [] { return nothing("text", 1); });
  co_await async_with(timeout(1), [](Timeout& deadline) -> Coro<> {
    deadline.reschedule(1);
    co_return;
  });
  co_await waits(std::vector<Task<>>());
  co_await waits(std::vector<Task<int>>());
  co_await waits(std::vector<Task<std::string>>());
}

// Futures, queues, locks, generators and threads.

template <class T>
Coro<> hands_over(Queue<T> queue, Future<T> future, T item) {
  co_await queue.put(item);
  queue.put_nowait(item);
  item = co_await queue.get();
  queue.task_done();
  co_await queue.join();
  future.set_result(item);
  item = co_await future;
}

[[maybe_unused]] AsyncGenerator<int> numbers() {
  co_await sleep(1);
  co_yield 1;
}

[[maybe_unused]] Coro<> primitives() {
  const Loop loop = get_running_loop();
  co_await hands_over(Queue<int>(), loop.create_future<int>(), 1);
  co_await hands_over(Queue<std::string>(1), loop.create_future<std::string>(), std::string());
  const Future<> future = loop.create_future();
  future.set_result();
  co_await future;
  Lock lock;
  co_await async_with(lock, [] { return nothing("text", 1); });
  Semaphore semaphore(2);
  co_await async_with(semaphore, [] { return nothing("text", 1); });
  AsyncGenerator<int> generator = numbers();
  while (auto number = co_await generator.next()) print("{}", *number);
  co_await to_thread(blocking_sleep, 1);
}

[[maybe_unused]] void runs() {
  try {
    run(tasks_without_result());
    run(groups());
    run(limits());
    run(primitives());
    print(run(value(1)));
  } catch (const ExceptionGroup& group) {
    for (const std::exception_ptr& error : group.exceptions()) print("{}", repr(error));
  } catch (const std::exception& error) {
    print("{}", error.what());
  }
}

}  // namespace
}  // namespace asyncio::precompiled
