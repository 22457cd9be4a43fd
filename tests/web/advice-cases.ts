import type { Diagnostic } from '../../web/compiler/diagnostic.ts';

/** What clang says, with notes. */
export function diagnostic(message: string, ...notes: string[]): Diagnostic {
  const range = { from: 0, to: 1 };
  return {
    severity: 'error',
    message,
    option: undefined,
    range,
    line: 1,
    column: 1,
    notes: notes.map((note) => ({ message: note, range: undefined, place: '', fix: [] })),
    fix: [],
  };
}

/** What clang said to beginners' mistakes, one of the notes where it matters, and what is added. */
export const ADVICE_CASES: readonly (readonly [message: string, note: string, advice: string])[] = [
  [
    `unknown type name 'async'`,
    '',
    'C++ has no async: a function that returns asyncio::Coro<> and uses co_await or co_return is a coroutine.',
  ],
  [
    `unknown type name 'await'`,
    '',
    'In C++ it is co_await.',
  ],
  [
    `'co_await' cannot be used in the handler of a try block`,
    '',
    'C++ has no co_await inside catch: note there what happened, and await after it.',
  ],
  [
    `use of undeclared identifier 'except'`,
    '',
    'In C++ it is catch (const std::exception& error) { … }.',
  ],
  [
    `call to implicitly-deleted copy constructor of 'asyncio::Coro<int>'`,
    '',
    'A coroutine cannot be copied: await it where it was made, hand it on with std::move, or make it a task.',
  ],
  [
    `no matching function for call to '__construct_at'`,
    `candidate template ignored: substitution failure [with _Tp = asyncio::Coro<int>, _Args = <const asyncio::Coro<int> &>]: call to implicitly-deleted copy constructor of 'asyncio::Coro<int>'`,
    'A coroutine cannot be copied, and a list in braces copies: use push_back for each.',
  ],
  [
    `variable has incomplete type 'void'`,
    '',
    'asyncio::Coro<> and void give no value: let the function return asyncio::Coro<int>, say, or only await it.',
  ],
  [
    `static assertion failed due to requirement '!sizeof(asyncio::Coro<int> (*)())': co_await needs something to wait for: a coroutine, a task, a future, sleep(1), or a type with operator co_await`,
    `in instantiation of function template specialization 'asyncio::detail::Promise::await_transform<asyncio::Coro<int> (&)()>' requested here`,
    'This names a function without calling it: put () behind it.',
  ],
  [
    `use of undeclared identifier 'cout'`,
    '',
    'Its name is std::cout, and it needs #include <iostream>.',
  ],
  [
    `no member named 'cout' in namespace 'std'`,
    '',
    'std::cout is in the header <iostream>: add #include <iostream>.',
  ],
  [
    `no member named 'endl' in namespace 'std'; did you mean 'end'?`,
    '',
    'std::endl is in the header <iostream>: add #include <iostream>.',
  ],
  [
    `unknown type name 'def'`,
    '',
    'A C++ function begins with its return type: asyncio::Coro<> name() { … }.',
  ],
  [
    `unexpected namespace name 'asyncio': expected expression`,
    '',
    'What belongs to a namespace is named with ::, as in asyncio::sleep(1).',
  ],
  [
    `call to consteval function 'fmt::basic_format_string<char, int>::basic_format_string<char[6], 0>' is not a constant expression`,
    `in call to 'this->on_error(&"argument not found"[0])'`,
    'The format has more {} than there are values after it.',
  ],
  [
    `call to consteval function 'fmt::basic_format_string<char, const char (&)[2]>::basic_format_string<char[5], 0>' is not a constant expression`,
    '',
    'The format does not fit what is printed: what stands in {} has to suit the type.',
  ],
  [
    `call to consteval function 'fmt::basic_format_string<char, int>::basic_format_string<std::string, 0>' is not a constant expression`,
    `read of non-constexpr variable 's' is not allowed in a constant expression`,
    'The format has to be a text in quotes: asyncio::print("{}", s).',
  ],
  [
    `call to consteval function 'fmt::basic_format_string<char, P &>::basic_format_string<char[3], 0>' is not a constant expression`,
    `in instantiation of function template specialization 'fmt::detail::make_value<fmt::basic_format_context<fmt::appender, char>, P &>' requested here`,
    'print does not know how to show a P: print its parts.',
  ],
  [
    `call to consteval function 'fmt::basic_format_string<char, asyncio::Coro<int>>::basic_format_string<char[3], 0>' is not a constant expression`,
    `call to deleted constructor of 'conditional_t<has_formatter<mapped_type, context>::value, formatter<mapped_type, char_type>, fallback_formatter<stripped_type, char_type>>' (aka 'fmt::detail::fallback_formatter<asyncio::Coro<int>>')`,
    'This prints a coroutine that has not run yet, not its result: write co_await before the call.',
  ],
  [
    `call to consteval function 'fmt::basic_format_string<char, int>::basic_format_string<char[7], 0>' is not a constant expression`,
    `in call to 'this->context_.on_error(&"precision not allowed for this argument type"[0])'`,
    'A precision, as in {:.2f}, needs a number with decimals: a double.',
  ],
  [
    `invalid operands to binary expression ('const char *' and 'asyncio::Coro<int>')`,
    '',
    'This is a coroutine that has not run yet, not its result: write co_await before the call.',
  ],
  [
    `no matching function for call to 'print'`,
    `candidate function [with Args = <int>] not viable: no known conversion from 'int' to 'fmt::format_string<detail::Printed<int>>' (aka 'basic_format_string<char, int>') for 1st argument`,
    'print takes the format first: asyncio::print("{} {}", a, b).',
  ],
  [
    `use of undeclared identifier 'f'`,
    '',
    `If this is one of Python's f-strings: asyncio::print("{} of {}", a, b).`,
  ],
  [
    `no member named 'yield_value' in 'asyncio::detail::CoroPromise<int>'`,
    '',
    'asyncio::Coro returns once, with co_return; it cannot co_yield.',
  ],
  [
    `module 'asyncio' not found`,
    '',
    'C++ includes a header instead: #include <asyncio/asyncio.hpp>.',
  ],
  [
    `'asyncio' file not found`,
    '',
    'The header is <asyncio/asyncio.hpp>.',
  ],
  [
    `'co_await' cannot be used in the 'main' function`,
    '',
    'main is no coroutine: put this into asyncio::Coro<> async_main(), and call asyncio::run(async_main()) in main.',
  ],
  [
    `no matching function for call to 'run'`,
    '',
    'asyncio::run takes one coroutine, as in asyncio::run(async_main()).',
  ],
  [
    'non-void function does not return a value',
    '',
    'Only co_await or co_return in its body makes a function a coroutine. To make this one, end it with co_return.',
  ],
  [
    `no viable conversion from 'int' to 'asyncio::Coro<int>'`,
    '',
    'A coroutine comes from calling a coroutine function. For the result of one, use its own type, or auto.',
  ],
  [
    `use of undeclared identifier 'None'`,
    '',
    'C++ has nullptr for pointers, and std::optional for values that may be missing.',
  ],
  [
    `expected '(' after 'for'`,
    '',
    'C++ wants brackets: for (…) { … }.',
  ],
  [
    `use of undeclared identifier 'print'`,
    '',
    'Its name is asyncio::print.',
  ],
  [
    'multi-character character constant',
    '',
    'Texts stand in double quotes; single quotes hold one letter.',
  ],
  [
    `no viable conversion from 'Task<int>' to 'int'`,
    '',
    'This is a task, not its result: co_await gives the result.',
  ],
  [
    `no template named 'map' in namespace 'std'; did you mean 'max'?`,
    '',
    'std::map is in the header <map>: add #include <map>.',
  ],
  [
    `no member named 'unordered_map' in namespace 'std'`,
    '',
    'std::unordered_map is in the header <unordered_map>: add #include <unordered_map>.',
  ],
  [
    `no template named 'set' in namespace 'std'; did you mean 'get'?`,
    '',
    'std::set is in the header <set>: add #include <set>.',
  ],
  [
    `no member named 'sort' in namespace 'std'`,
    '',
    'std::sort is in the header <algorithm>: add #include <algorithm>.',
  ],
  [
    `no member named 'function' in namespace 'std'`,
    '',
    'std::function is in the header <functional>: add #include <functional>.',
  ],
  [
    `no type named 'thread' in namespace 'std'`,
    '',
    'std::thread is in the header <thread>: add #include <thread>.',
  ],
  [
    `no member named 'format' in namespace 'std'; did you mean 'fmt::format'?`,
    '',
    'std::format is in the header <format>: add #include <format>.',
  ],
  [
    `this function cannot be a coroutine: 'std::coroutine_traits<int>' has no member named 'promise_type'`,
    '',
    'What uses co_await or co_return is a coroutine: its return type has to be asyncio::Coro<int>, not int.',
  ],
  [
    `return statement not allowed in coroutine; did you mean 'co_return'?`,
    '',
    'In a coroutine, co_return takes the place of return.',
  ],
  [
    `this function cannot be a coroutine: 'std::coroutine_traits<void>' has no member named 'promise_type'`,
    '',
    'What uses co_await or co_return is a coroutine: its return type has to be asyncio::Coro<>, not void.',
  ],
  [
    `'co_await' cannot be used in a function with a deduced return type`,
    '',
    'A coroutine has to name its return type, a lambda too: []() -> asyncio::Coro<> { … }.',
  ],
  [
    `no matching member function for call to 'await_transform'`,
    `candidate template ignored: substitution failure [with A = void]: cannot form a reference to 'void'`,
    'This call returns void: there is nothing to await. Call it without co_await, or let it return asyncio::Coro<>.',
  ],
  [
    `static assertion failed due to requirement '!sizeof(int *)': co_await needs something to wait for: a coroutine, a task, a future, sleep(1), or a type with operator co_await`,
    `in instantiation of function template specialization 'asyncio::detail::Promise::await_transform<int>' requested here`,
    'This has the type int, an ordinary value: use it without co_await.',
  ],
  [
    'non-void coroutine does not return a value',
    '',
    'A coroutine that promises a result has to co_return one: awaiting it throws otherwise.',
  ],
  [
    `no member named 'return_value' in 'asyncio::detail::CoroPromise<void>'`,
    '',
    'asyncio::Coro<> returns nothing: name the type that it is to return, as in asyncio::Coro<int>.',
  ],
  [
    `no member named 'return_void' in 'asyncio::detail::CoroPromise<int>'`,
    '',
    'asyncio::Coro<int> promises a value: co_return needs one.',
  ],
  [
    `non-void function 'g' should return a value`,
    '',
    'If it is to be a coroutine, write co_return instead of return.',
  ],
  [
    `no matching function for call to 'gather'`,
    `because 'typename detail::Awaited<As>' would be invalid: member reference base type 'int' is not a structure or union`,
    'gather takes coroutines, tasks and futures; here it is given int.',
  ],
  [
    `no viable conversion from 'std::tuple<int, int>' to 'int'`,
    '',
    'gather gives all the results: auto [a, b] = co_await asyncio::gather(…).',
  ],
  [
    `no matching function for call to 'create_task'`,
    `because 'typename Awaited<A>' would be invalid: member reference base type 'int' is not a structure or union`,
    'create_task takes coroutines, tasks and futures; here it is given int.',
  ],
  [
    `call to consteval function 'fmt::basic_format_string<char, int>::basic_format_string<char[2], 0>' is not a constant expression`,
    `in call to 'this->context_.on_error(&"invalid format string"[0])'`,
    'The format has a { or } without its other half; write {{ or }} for the sign itself.',
  ],
  [
    `no member named 'optional' in namespace 'std'`,
    '',
    'std::optional is in the header <optional>: add #include <optional>.',
  ],
  [
    `no matching function for call to 'run'`,
    'candidate function [with T = int] not viable: expects an rvalue for 1st argument',
    'run takes the coroutine over: hand it on with std::move(…), or call the function right here.',
  ],
  [
    `'missing.hpp' file not found`,
    '',
    `Here are the C++ standard library's headers, <asyncio/asyncio.hpp> and {fmt}'s, and no others.`,
  ],
];
