import { describe, expect, it } from 'vitest';
import { asyncioReferenceEntries } from '../../web-build/asyncio-reference.ts';
import { readPublicNames, referenceEntries } from '../../web-build/header-reference.ts';
import { Reference } from '../../web/reference/reference.ts';

const entries = asyncioReferenceEntries();
const reference = new Reference(entries);
const labels = (list: typeof entries) => list.map(({ scope, name }) => (scope === '' ? name : `${scope}::${name}`));

describe("the editor's entries", () => {
  const read = (text: string) => {
    const header = { name: 'a.hpp', text: `namespace asyncio {\n${text}\n}  // namespace asyncio\n` };
    return referenceEntries(readPublicNames([header]));
  };

  it('takes the first paragraph of a comment, without its tags', () => {
    const [entry] = read('/// Runs it\n/// to the end. @throws what it throws.\n///\n/// More.\nvoid run();');
    expect(entry).toMatchObject({ name: 'run', description: 'Runs it to the end.', signatures: ['void run()'] });
  });

  it('shows a parameter of any type by its name', () => {
    const [entry] = read('template <class F, class... Args>\nHandle call(Seconds delay, F&& function, Args&&... args) const {\n  x();\n}');
    expect(entry?.signatures).toEqual(['Handle call(Seconds delay, function, args...)']);
  });

  it('leaves out how a type is computed', () => {
    const [entry] = read('template <class F>\nCoro<std::invoke_result_t<std::decay_t<F>&>> call(F function);');
    expect(entry?.signatures).toEqual(['Coro<…> call(function)']);
  });

  it('makes one entry of overloads, explained by the first that has a comment', () => {
    expect(read('bool f();\n/// Says so.\nbool f(int a);')).toMatchObject([
      { name: 'f', signatures: ['bool f()', 'bool f(int a)'], description: 'Says so.' },
    ]);
  });

  it('leaves out what is private, hidden or without a name', () => {
    const names = labels(read('namespace detail {\nvoid f();\n}\nclass A {\n public:\n  A();\n  ~A();\n  A& operator=(A&&) = delete;\n  int g();\n private:\n  int h_;\n};'));
    expect(names).toEqual(['A', 'A::g']);
  });

  it('gives a class what it inherits from a hidden one', () => {
    const read2 = read('namespace detail {\nclass Base {\n public:\n  bool done();\n};\n}\nclass A : public detail::Base {};');
    expect(labels(read2)).toEqual(['A::done', 'A']);
  });
});

describe("the runtime's reference", () => {
  it('describes every public name', () => {
    expect(labels(entries.filter(({ description }) => description === ''))).toEqual([]);
  });

  it('holds the names that programs begin with', () => {
    for (const name of ['run', 'sleep', 'gather', 'create_task', 'Coro', 'Task', 'TaskGroup', 'CancelledError', 'print', 'return_exceptions']) {
      expect(reference.global(name), name).toBeDefined();
    }
  });

  it('finds members through base classes', () => {
    expect(reference.member('Task', 'cancel')).toBe(reference.member('Future', 'cancel'));
    expect(reference.member('Task', 'add_done_callback')?.scope).toBe('Task');
    expect(reference.member('EventLoop', 'call_soon')?.scope).toBe('Loop');
    expect(reference.member('Loop', 'cancel')).toBeUndefined();
  });

  it('keeps to what a reader needs', () => {
    const text = entries.flatMap(({ signatures }) => signatures).join('\n');
    expect(text).not.toMatch(/detail::|noexcept|\[\[|requires/);
  });

  it('is recognised by the summary that the compiler gives', () => {
    const summary = 'Asks for cancellation and schedules the callbacks. For a task this only requests.';
    expect(reference.described('cancel', summary)?.scope).toBe('Future');
    expect(reference.described('cancel', 'Of a class of the reader.')).toBeUndefined();
    expect(reference.described('cancel', '')).toBeUndefined();
  });
});
