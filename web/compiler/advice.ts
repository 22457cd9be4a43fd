import { msg, str } from '@lit/localize';
import type { Diagnostic } from './diagnostic.ts';
import { headerOf } from './standard-headers.ts';

/** Says more plainly what clang says to beginners of async C++, beside clang's own words. */
export function adviceFor(diagnostic: Diagnostic): string | undefined {
  for (const { message, note, advice } of RULES) {
    const said = message.exec(diagnostic.message);
    if (!said) continue;
    if (!note) return advice(said, said);
    for (const each of diagnostic.notes) {
      const noted = note.exec(each.message);
      if (noted) return advice(said, noted);
    }
  }
  return undefined;
}

interface Rule {
  readonly message: RegExp;
  /** One of the notes has to match too. */
  readonly note?: RegExp;
  readonly advice: (said: RegExpExecArray, noted: RegExpExecArray) => string | undefined;
}

const CORO = String.raw`'(?:const )?(?:asyncio::)?Coro<(?:.*)>'`;
const TASK = String.raw`'(?:const )?(?:asyncio::)?(?:Task|Future)<(?:.*)>'`;
/** How clang begins to say that a value has not the type that is wanted. */
const MISFIT = '(?:no viable conversion from|invalid operands to binary|cannot initialize|no viable overloaded)';
const CO_RETURN = () => msg('In a coroutine, co_return takes the place of return.');
const CALL_IT = () => msg('This names a function without calling it: put () behind it.');
const NO_RESULT = () =>
  msg('asyncio::Coro<> and void give no value: let the function return asyncio::Coro<int>, say, or only await it.');

/** The first that matches counts. */
const RULES: readonly Rule[] = [
  // What a coroutine returns, and how.
  {
    message: /no viable conversion from returned value of type .* to function return type '(?:asyncio::)?Coro</,
    advice: CO_RETURN,
  },
  {
    message: /^return statement not allowed in coroutine/,
    advice: CO_RETURN,
  },
  {
    message: /^non-void function '.*' should return a value/,
    advice: () => msg('If it is to be a coroutine, write co_return instead of return.'),
  },
  {
    message: /^non-void function does not return a value$/,
    advice: () =>
      msg('Only co_await or co_return in its body makes a function a coroutine. To make this one, end it with co_return.'),
  },
  {
    message: /^non-void coroutine does not return a value/,
    advice: () => msg('A coroutine that promises a result has to co_return one: awaiting it throws otherwise.'),
  },
  {
    message: /^no member named 'return_value' in 'asyncio::detail::CoroPromise<void>'/,
    advice: () => msg('asyncio::Coro<> returns nothing: name the type that it is to return, as in asyncio::Coro<int>.'),
  },
  {
    message: /^no member named 'return_void' in 'asyncio::detail::CoroPromise<(.*)>'/,
    advice: ([, type]) => msg(str`asyncio::Coro<${type}> promises a value: co_return needs one.`),
  },
  {
    message: /^no member named 'yield_value' in 'asyncio::detail::CoroPromise</,
    advice: () => msg('asyncio::Coro returns once, with co_return; it cannot co_yield.'),
  },

  // Where co_await may stand.
  {
    message: /^this function cannot be a coroutine: .*coroutine_traits<void\b/,
    advice: () =>
      msg('What uses co_await or co_return is a coroutine: its return type has to be asyncio::Coro<>, not void.'),
  },
  {
    message: /^this function cannot be a coroutine: 'std::coroutine_traits<([\w:]+)/,
    advice: ([, type]) =>
      msg(str`What uses co_await or co_return is a coroutine: its return type has to be asyncio::Coro<${type}>, not ${type}.`),
  },
  {
    message: /^'co_\w+' cannot be used in a function with a deduced return type/,
    advice: () => msg('A coroutine has to name its return type, a lambda too: []() -> asyncio::Coro<> { … }.'),
  },
  {
    message: /^'co_\w+' cannot be used in the 'main' function/,
    advice: () =>
      msg('main is no coroutine: put this into asyncio::Coro<> async_main(), and call asyncio::run(async_main()) in main.'),
  },
  {
    message: /^'co_await' cannot be used in the handler of a try block/,
    advice: () => msg('C++ has no co_await inside catch: note there what happened, and await after it.'),
  },

  // What is awaited.
  {
    message: /^no matching member function for call to 'await_transform'/,
    note: /with A = void/,
    advice: () =>
      msg('This call returns void: there is nothing to await. Call it without co_await, or let it return asyncio::Coro<>.'),
  },
  {
    message: /co_await needs something to wait for/,
    note: /await_transform<.*(?:\(lambda|\(&\)\()/,
    advice: CALL_IT,
  },
  {
    message: /co_await needs something to wait for/,
    note: /await_transform<(.*?)(?: ?&)?>'/,
    advice: (_, [, type]) => msg(str`This has the type ${type}, an ordinary value: use it without co_await.`),
  },

  // What takes coroutines.
  {
    message: /^no matching (?:member )?function for call to '(?:gather|create_task|run|wait_for|shield|wait)'/,
    note: /asyncio::Coro<.*> (?:\(&\) ?)?\(.*\)/,
    advice: CALL_IT,
  },
  {
    message: /^no matching function for call to 'run'/,
    note: /expects an rvalue/,
    advice: () => msg('run takes the coroutine over: hand it on with std::move(…), or call the function right here.'),
  },
  {
    message: /^no matching function for call to 'run'/,
    advice: () => msg('asyncio::run takes one coroutine, as in asyncio::run(async_main()).'),
  },
  {
    message: /^no matching (?:member )?function for call to '(gather|create_task)'/,
    note: /member reference base type '(.*)' is not a structure or union/,
    advice: ([, name], [, type]) => msg(str`${name} takes coroutines, tasks and futures; here it is given ${type}.`),
  },
  {
    message: /call to implicitly-deleted copy constructor of '(?:const )?(?:asyncio::)?Coro</,
    advice: () =>
      msg('A coroutine cannot be copied: await it where it was made, hand it on with std::move, or make it a task.'),
  },
  {
    message: /^no matching function for call to '__construct_at'/,
    note: /call to implicitly-deleted copy constructor of '(?:const )?(?:asyncio::)?Coro</,
    advice: () => msg('A coroutine cannot be copied, and a list in braces copies: use push_back for each.'),
  },

  // What a coroutine refers to and outlives.
  {
    message: /^temporary whose address is used as value of local variable/,
    advice: () =>
      msg('The coroutine refers to this, which is gone at the end of the line: give it a name of its own before, or let the coroutine take it by value.'),
  },
  {
    message: /^address of stack memory associated with (?:local variable|parameter) '(\w+)' returned/,
    advice: ([, name]) =>
      msg(str`What is returned refers to ${name}, which is gone when the function returns: let the coroutine take it by value, or co_await it here.`),
  },

  // The result that is not there yet, or is not at all.
  {
    message: new RegExp(`^${MISFIT}.*${TASK}|^value of type ${TASK} is not contextually`),
    advice: () => msg('This is a task, not its result: co_await gives the result.'),
  },
  {
    message: new RegExp(`^no viable conversion from .* to ${CORO}`),
    advice: () =>
      msg('A coroutine comes from calling a coroutine function. For the result of one, use its own type, or auto.'),
  },
  {
    message: new RegExp(`^${MISFIT}.*${CORO}|^value of type ${CORO} is not contextually`),
    advice: () => msg('This is a coroutine that has not run yet, not its result: write co_await before the call.'),
  },
  {
    message: /^cannot initialize a variable of type '.*' with an rvalue of type 'void'/,
    advice: NO_RESULT,
  },
  {
    message: /^variable has incomplete type 'void'/,
    advice: NO_RESULT,
  },
  {
    message: /^no viable conversion from 'std::tuple<(.*)>' to/,
    advice: () => msg('gather gives all the results: auto [a, b] = co_await asyncio::gather(…).'),
  },

  // Printing.
  {
    message: /fallback_formatter|basic_format_string/,
    note: /fallback_formatter<asyncio::Coro<|basic_format_string<char, (?:const )?asyncio::Coro</,
    advice: () => msg('This prints a coroutine that has not run yet, not its result: write co_await before the call.'),
  },
  {
    message: /fallback_formatter|basic_format_string/,
    note: /make_value<fmt::basic_format_context<.*>, (?:const )?([\w:]+)(?: &)?>' requested here/,
    advice: (_, [, type]) => msg(str`print does not know how to show a ${type}: print its parts.`),
  },
  {
    message: /^call to consteval function 'fmt::/,
    note: /on_error\(&"(.*?)"/,
    advice: (_, [, reason = '']) => formatError(reason) ?? msg(str`The format does not fit what is printed: ${reason}.`),
  },
  {
    message: /^call to consteval function 'fmt::/,
    note: /read of non-constexpr variable '(.*)'/,
    advice: (_, [, name]) => msg(str`The format has to be a text in quotes: asyncio::print("{}", ${name}).`),
  },
  {
    message: /^call to consteval function 'fmt::/,
    advice: () => msg('The format does not fit what is printed: what stands in {} has to suit the type.'),
  },
  {
    message: /^no matching function for call to 'print'/,
    note: /for 1st argument/,
    advice: () => msg('print takes the format first: asyncio::print("{} {}", a, b).'),
  },

  // What is declared elsewhere.
  {
    message: /^no (?:member|template|type) named '(\w+)' in namespace 'std'/,
    advice: ([, name = '']) => {
      const header = headerOf(name);
      return header === undefined
        ? msg(str`There is no std::${name} in the headers that this program includes.`)
        : msg(str`std::${name} is in the header <${header}>: add #include <${header}>.`);
    },
  },
  {
    message: /^use of undeclared identifier '(cout|cerr|cin|endl)'/,
    advice: ([, name]) => msg(str`Its name is std::${name}, and it needs #include <iostream>.`),
  },
  {
    message: /^use of undeclared identifier '(print|gather|run|create_task|wait|wait_for|shield|timeout)'$/,
    advice: ([, name]) => msg(str`Its name is asyncio::${name}.`),
  },
  {
    message: /^'asyncio' file not found/,
    advice: () => msg('The header is <asyncio/asyncio.hpp>.'),
  },
  {
    message: /^module 'asyncio' not found/,
    advice: () => msg('C++ includes a header instead: #include <asyncio/asyncio.hpp>.'),
  },
  {
    message: /^'(.*)' file not found/,
    advice: () => msg("Here are the C++ standard library's headers, <asyncio/asyncio.hpp> and {fmt}'s, and no others."),
  },

  // Python's ways.
  {
    message: /^(?:unknown type name|use of undeclared identifier) 'await'/,
    advice: () => msg('In C++ it is co_await.'),
  },
  {
    message: /^(?:unknown type name|use of undeclared identifier) 'async'/,
    advice: () =>
      msg('C++ has no async: a function that returns asyncio::Coro<> and uses co_await or co_return is a coroutine.'),
  },
  {
    message: /^(?:unknown type name|use of undeclared identifier) 'def'/,
    advice: () => msg('A C++ function begins with its return type: asyncio::Coro<> name() { … }.'),
  },
  {
    message: /^use of undeclared identifier '(None|except|elif|pass|self|not_in|raise)'/,
    advice: ([, word = '']) => pythonWord(word),
  },
  {
    message: /^use of undeclared identifier 'f'$/,
    advice: () => msg(`If this is one of Python's f-strings: asyncio::print("{} of {}", a, b).`),
  },
  {
    message: /^unexpected namespace name '(\w+)': expected expression/,
    advice: ([, name]) => msg(str`What belongs to a namespace is named with ::, as in ${name}::sleep(1).`),
  },
  {
    message: /^expected '\(' after '(for|if|while)'/,
    advice: ([, word]) => msg(str`C++ wants brackets: ${word} (…) { … }.`),
  },
  {
    message: /^multi-character character constant|^character constant too long/,
    advice: () => msg('Texts stand in double quotes; single quotes hold one letter.'),
  },
];

/** What {fmt} says of a format, and what it means. */
function formatError(reason: string): string | undefined {
  switch (reason) {
    case 'argument not found':
      return msg('The format has more {} than there are values after it.');
    case 'invalid format string':
      return msg('The format has a { or } without its other half; write {{ or }} for the sign itself.');
    case 'precision not allowed for this argument type':
      return msg('A precision, as in {:.2f}, needs a number with decimals: a double.');
    case 'invalid type specifier':
      return msg('The letter in {:…} does not suit the type of the value.');
    default:
      return undefined;
  }
}

function pythonWord(word: string): string | undefined {
  switch (word) {
    case 'None':
      return msg('C++ has nullptr for pointers, and std::optional for values that may be missing.');
    case 'except':
      return msg('In C++ it is catch (const std::exception& error) { … }.');
    case 'elif':
      return msg('In C++ it is else if (…).');
    case 'pass':
      return msg('C++ needs no word for it: an empty body is { }.');
    case 'self':
      return msg('In C++ it is this, and members need no name before them.');
    case 'raise':
      return msg('In C++ it is throw.');
    default:
      return undefined;
  }
}
