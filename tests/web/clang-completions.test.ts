import { describe, expect, it } from 'vitest';
import { completionOptions, parseCompletions, sourceToPosition } from '../../web/compiler/clang-completions.ts';

/** What clang printed for `place`, where `‸` is the cursor. */
function completions(place: string, ...lines: string[]) {
  const offset = place.indexOf('‸');
  const output = lines.map((line) => `COMPLETION: ${line}\n`).join('');
  return parseCompletions(output, place.replace('‸', ''), offset);
}

describe('sourceToPosition', () => {
  it('counts lines and columns from 1', () => {
    expect(sourceToPosition('', 0)).toEqual({ line: 1, column: 1 });
    expect(sourceToPosition('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  });

  it('counts columns in bytes of UTF-8', () => {
    expect(sourceToPosition('é🚀x', 'é🚀'.length)).toEqual({ line: 1, column: 7 });
  });

  it('goes into the options for clang', () => {
    expect(completionOptions('/work/main.cpp', 'a\n  b.', 6)).toContain('-code-completion-at=/work/main.cpp:2:5');
  });
});

describe('parseCompletions', () => {
  it('gives a function its readable signature, its type and its summary', () => {
    expect(
      completions('‸', 'fry : [#Coro<int>#]fry(<#int count#>{#, <#double seconds = 1.5#>#}) : Fries potatoes.'),
    ).toEqual([
      {
        name: 'fry',
        kind: 'function',
        signature: 'fry(int count, double seconds = 1.5)',
        type: 'Coro<int>',
        summary: 'Fries potatoes.',
      },
    ]);
  });

  it('writes references and pointers at the type, and std without its inner namespace', () => {
    const [completion] = completions(
      'text.‸',
      'take : [#const char *#]take(<#const std::__2::string &text#>, <#class T &&other#>)[# const#]',
    );
    expect(completion).toMatchObject({
      kind: 'method',
      signature: 'take(const std::string& text, T&& other)',
      type: 'const char*',
    });
  });

  it('drops the class that a member comes from', () => {
    expect(completions('task.‸', 'done (InBase) : [#bool#][#FutureBase::#]done()[# const#]')).toMatchObject([
      { name: 'done', signature: 'done()', type: 'bool' },
    ]);
  });

  it('makes one entry of overloads', () => {
    expect(
      completions(
        'task->‸',
        'cancel (InBase) : [#bool#][#FutureBase::#]cancel()[# const#] : Asks for cancellation.',
        'cancel (InBase) : [#bool#][#FutureBase::#]cancel(<#const std::string &message#>)[# const#] : ',
        'cancel (InBase) : [#bool#][#FutureBase::#]cancel(<#int#>)[# const#]',
      ),
    ).toMatchObject([{ name: 'cancel', signature: 'cancel()  +2 overloads', summary: 'Asks for cancellation.' }]);
  });

  it('makes one entry of a class and its constructors', () => {
    expect(
      completions(
        'asyncio::‸',
        'Seconds : Seconds(<#double seconds#>)',
        'Seconds : Seconds : A length of time.',
        'Task : Task<{#<#class T#>#}>',
        'Coro<T> : Coro<T>',
      ),
    ).toMatchObject([
      { name: 'Seconds', kind: 'type', signature: 'Seconds', summary: 'A length of time.' },
      { name: 'Task', kind: 'type', signature: 'Task<T>' },
    ]);
  });

  it('leaves out what no learner would write', () => {
    expect(
      completions(
        'task.‸',
        'operator= : [#Task<int> &#]operator=(<#const Task<int> &#>)',
        'operator bool (InBase) : [#FutureBase::#]operator bool()[# const#]',
        '~Task : [#void#]~Task()',
        'Task : Task::',
        'core_ (InBase,Inaccessible) : [#Ref<FutureCore>#][#FutureBase::#]core_',
        'add_done_callback (Hidden,InBase) : [#std::uint64_t#]Future<int>::add_done_callback(<#F function#>)',
        'await_in_coroutine (InBase) : [#detail::FutureAwaiter<int>#][#Future<int>::#]await_in_coroutine()',
        '__begin_ : [#pointer#]__begin_',
        '_LIBCPP_VERSION : _LIBCPP_VERSION',
        '<deduction guide for array> : [#array<Tp, Size>#](<#Tp#>)',
      ),
    ).toEqual([]);
  });

  it('proposes nothing inside of namespace detail', () => {
    expect(completions('asyncio::detail::‸', 'running : [#Running#]running')).toEqual([]);
  });

  it('tells variables, enumerators and namespaces apart', () => {
    expect(completions('‸', 'task : [#Task<int>#]task', 'std : std::')).toMatchObject([
      { name: 'task', kind: 'variable', signature: 'task' },
      { name: 'std', kind: 'namespace', signature: 'std' },
    ]);
    expect(completions('Colour::‸', 'red : [#Colour#]red')).toMatchObject([{ name: 'red', kind: 'enum' }]);
  });

  it('takes keywords, and the keyword that a pattern begins with', () => {
    expect(
      completions('‸', 'const', 'Pattern : co_await <#expression#>', 'Pattern : [#bool#]requires (<#parameters#>) {'),
    ).toMatchObject([
      { name: 'const', kind: 'keyword' },
      { name: 'co_await', kind: 'keyword', signature: 'co_await expression' },
      { name: 'requires', kind: 'keyword' },
    ]);
  });

  it('ends a summary that leads up to code with a full stop', () => {
    expect(completions('‸', 'print : [#void#]print() : Prints a line, in one piece:')).toMatchObject([
      { summary: 'Prints a line, in one piece.' },
    ]);
  });

  it('skips what clang says besides', () => {
    const output = 'PREFERRED-TYPE: int\nOVERLOAD: [#int#]f(<#int a#>)\n<#requirements#>\n}\nmain.cpp:1:1: error: no\n';
    expect(parseCompletions(output, '', 0)).toEqual([]);
  });
});
