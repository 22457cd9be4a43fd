#include "trace_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "json_text.hpp"

namespace asyncio::detail {

namespace {

std::string escaped(std::string_view text) {
  if (JsonText::stands_for_itself(text)) return std::string(text);
  JsonText json;
  json.add_escaped(text);
  return std::string(json.view());
}

void set_at(std::vector<std::string>& texts, std::size_t index, std::string text) {
  if (index >= texts.size()) texts.resize(index + 1);
  texts[index] = std::move(text);
}

}  // namespace

bool TraceTables::enter(const TraceEvent& event) {
  using Kind = TraceEvent::Kind;
  switch (event.kind) {
    case Kind::file:
      set_at(files_, event.file, escaped(event.text.substr(event.text.rfind('/') + 1)));
      return true;
    case Kind::function:
      set_at(functions_, event.object, escaped(event.text));
      return true;
    case Kind::object: {
      const std::string name = escaped(event.text);
      auto known = std::ranges::find(classes_, name, &ObjectClass::name);
      if (known == classes_.end()) known = classes_.insert(known, {.name = name});
      entry(event.object) = {
          .kind = Entry::Kind::object,
          .object_class = static_cast<std::uint16_t>(known - classes_.begin()),
          .number = ++known->count,
      };
      return true;
    }
    case Kind::callback_scheduled:
      callbacks_[event.object] = escaped(event.text);
      return true;
    case Kind::callback_cancelled:
      callbacks_.erase(event.object);
      return true;
    case Kind::member:
    case Kind::acquired:
    case Kind::released:
      return true;
    default:
      return false;
  }
}

std::string_view TraceTables::file(std::uint16_t number) const {
  return number < files_.size() ? files_[number] : std::string_view();
}

std::string_view TraceTables::function(std::uint32_t number) const {
  return number < functions_.size() ? functions_[number] : std::string_view();
}

std::string TraceTables::take_callback(std::uint32_t id) {
  auto callback = callbacks_.extract(id);
  return callback.empty() ? std::string() : std::move(callback.mapped());
}

std::string_view TraceTables::label(std::uint32_t id) {
  const Entry entry = find(id);
  if (entry.kind == Entry::Kind::task) return tasks_[entry.number].title;
  if (entry.kind != Entry::Kind::object) return {};
  label_ = classes_[entry.object_class].name;
  label_ += ' ';
  const fmt::format_int number(entry.number);
  label_.append(number.data(), number.size());
  return label_;
}

TraceTask& TraceTables::add_task(std::uint32_t id, TraceTask task) {
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(tasks_.size()));
    tasks_.emplace_back();
  }
  const std::uint32_t place = free_.back();
  free_.pop_back();
  entry(id) = {.kind = Entry::Kind::task, .number = place};
  return tasks_[place] = std::move(task);
}

void TraceTables::set_task_name(TraceTask& task, std::string_view unescaped) const {
  task.name = escaped(unescaped);
  task.title = function(task.function);
  if (task.title.empty()) {
    task.title = task.name;
    return;
  }
  task.title += " (";
  task.title += task.name;
  task.title += ')';
}

TraceTask* TraceTables::find_task(std::uint32_t id) {
  const Entry entry = find(id);
  return entry.kind == Entry::Kind::task ? &tasks_[entry.number] : nullptr;
}

std::string_view TraceTables::task_name(std::uint32_t id) {
  const TraceTask* const task = find_task(id);
  return task ? task->name : std::string_view();
}

bool TraceTables::knows_task(std::uint32_t id) const {
  const Entry::Kind kind = find(id).kind;
  return kind == Entry::Kind::task || kind == Entry::Kind::forgotten_task;
}

void TraceTables::forget_task_later(std::uint32_t id) {
  const std::uint32_t forgotten = std::exchange(ended_[next_ended_], id);
  next_ended_ = (next_ended_ + 1) % ended_.size();
  if (forgotten == 0) return;
  entry(forgotten).kind = Entry::Kind::forgotten_task;
  free_.push_back(entry(forgotten).number);
}

TraceTables::Entry& TraceTables::entry(std::uint32_t id) {
  if (id >= entries_.size()) entries_.resize(std::size_t{id} + 1);
  return entries_[id];
}

TraceTables::Entry TraceTables::find(std::uint32_t id) const {
  return id < entries_.size() ? entries_[id] : Entry{};
}

}  // namespace asyncio::detail
