import { describe, expect, test } from 'vitest';
import type { SourceEdit } from '../../web/compiler/diagnostic.ts';
import { diagnosed, recorded, type Recorded } from './recorded-output.ts';

/** Line, column, severity, piece of the source and message of each. */
const outline = ({ diagnostics, at }: Recorded) =>
  diagnostics.map(({ severity, line, column, range, message }) => [severity, `${line}:${column}`, at(range), message]);

function applied(source: string, fix: readonly SourceEdit[]): string {
  return [...fix]
    .sort((a, b) => b.range.from - a.range.from)
    .reduce((text, { range, text: insert }) => text.slice(0, range.from) + insert + text.slice(range.to), source);
}

const lettersOutline = [
  ['error', '4:40', 'grüse', "use of undeclared identifier 'grüse'; did you mean 'grüße'?"],
  ['error', '4:51', ')', "expected ';' at end of declaration"],
];

describe('places', () => {
  test('are counted in letters though clang counts bytes, after umlauts, emoji and tabs', () => {
    expect(outline(recorded('letters'))).toEqual(lettersOutline);
  });

  test('are the same when lines end with CR and LF', () => {
    const { source, output } = recorded('letters');
    const windows = diagnosed(source.replaceAll('\n', '\r\n'), output);
    expect(outline(windows)).toEqual(lettersOutline);
    expect(applied(windows.source, windows.diagnostics[1]?.fix ?? [])).toContain('.size();\r\n');
  });

  test('cover both operands, but not the object of a member that is missing', () => {
    expect(outline(recorded('operands')).map(([severity, , piece]) => [severity, piece])).toEqual([
      ['error', 'a + 1'],
      ['error', 'closed'],
      ['error', 'b = answer()'],
      ['warning', 'answer()'],
    ]);
  });

  test('at the end of the file are on its last letter', () => {
    expect(outline(recorded('open-brace'))).toEqual([
      ['error', '2:13', '+', 'expected expression'],
      ['error', '2:13', '+', "expected ';' at end of declaration"],
      ['error', '2:13', '+', "expected '}'"],
    ]);
  });

  test('behind the last line are the end of the source', () => {
    const { diagnostics, source } = diagnosed('int a;\n', '/work/main.cpp:9:9: error: too far\n');
    expect(diagnostics[0]?.range).toEqual({ from: source.length, to: source.length });
  });
});

describe('fixes', () => {
  test('bring letters beyond ASCII', () => {
    const { source, diagnostics } = recorded('letters');
    expect(applied(source, diagnostics.flatMap(({ fix }) => fix))).toContain('länge = grüße.size();\n');
  });

  test('of a note are several edits where clang says so', () => {
    const { source, diagnostics } = recorded('assignment');
    const fixes = diagnostics.flatMap(({ notes }) => notes.map(({ message, fix }) => [message, applied(source, fix)]));
    expect(fixes).toEqual([
      ['place parentheses around the assignment to silence this warning', source.replace('x = 2', '(x = 2)')],
      ["use '==' to turn this assignment into an equality comparison", source.replace('x = 2', 'x == 2')],
    ]);
  });

  test('include the header of a name of the standard library, before clang guesses at another name', () => {
    const text = recorded('missing-include');
    const { source, diagnostics } = text;
    const fixed = diagnostics.map(({ range, fix }) => [text.at(range), applied(source, fix)]);
    expect(fixed).toEqual([
      ['sort', source.replace('<vector>\n', '<vector>\n#include <algorithm>\n')],
      ['endl', source.replace('<vector>\n', '<vector>\n#include <iostream>\n')],
      ['std::endl', source],
      ['nothing', source],
    ]);
    expect(applied(source, diagnostics[1]?.notes[0]?.fix ?? [])).toBe(source.replace('std::endl', 'std::end'));
  });

  test('do not include what is included', () => {
    const output = "/work/main.cpp:2:6: error: no member named 'map' in namespace 'std'\n";
    expect(diagnosed('#include <map>\nstd::map;\n', output).diagnostics[0]?.fix).toEqual([]);
    expect(diagnosed('\nstd::map;\n', output).diagnostics[0]?.fix).toMatchObject([{ text: '#include <map>\n' }]);
  });

  test('that would change a header are not offered', () => {
    const output =
      '/work/main.cpp:1:1: error: wrong\nfix-it:"/work/main.cpp":{1:1-1:1}:"a"\n' +
      'fix-it:"/include/x.hpp":{1:1-1:1}:"b"\n';
    expect(diagnosed('int a;\n', output).diagnostics[0]?.fix).toEqual([]);
  });
});

describe('an error inside a header', () => {
  test('stands where the source asked for the template', () => {
    const text = recorded('awaiting-a-number');
    expect(outline(text)).toEqual([
      ['error', '3:32', 'co_await', expect.stringMatching(/^static assertion failed .*: co_await needs something/)],
    ]);
    expect(text.diagnostics[0]?.notes[0]).toMatchObject({ place: '<asyncio/detail/promise.hpp>:47', range: undefined });
  });

  test('of a format is the format', () => {
    const text = recorded('format');
    expect(outline(text)).toEqual([
      ['error', '3:29', '"{} {}"', expect.stringMatching(/^call to consteval function 'fmt::/)],
    ]);
    expect(text.diagnostics[0]?.notes).toContainEqual({
      message: `in call to 'this->on_error(&"argument not found"[0])'`,
      range: undefined,
      place: '<fmt/core.h>:747',
      fix: [],
    });
  });

  test('is one problem with others from the same line, and no text of them is lost', () => {
    const { diagnostics, output } = recorded('printing-a-coroutine');
    expect(diagnostics.map(({ line }) => line)).toEqual([5]);
    const shown = new Set([diagnostics[0]?.message, ...(diagnostics[0]?.notes ?? []).map(({ message }) => message)]);
    const said = [...output.matchAll(/^.*?: (?:error|note): (.*)$/gm)].map(([, message]) => message);
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((message) => !shown.has(message))).toEqual([]);
  });

  test('takes nothing in that clang says of the line itself', () => {
    const output =
      '/include/a.hpp:1:1: error: deep\n/work/main.cpp:1:5: note: in instantiation of a requested here\n' +
      '/work/main.cpp:1:1: error: plain\n';
    expect(outline(diagnosed('int a;\n', output)).map(([, , , message]) => message)).toEqual(['deep', 'plain']);
  });

  test('stands with the one before it when clang does not repeat what led there', () => {
    const text = recorded('no-stack-again');
    expect(outline(text)).toEqual([['error', '3:19', 'nothing', "cannot form a reference to 'void'"]]);
    expect(text.diagnostics[0]?.notes.filter(({ message }) => message.startsWith('cannot form'))).toHaveLength(5);
  });

  test('stands at the call of the function of that header when clang names no line at all', () => {
    expect(outline(recorded('copied-vector'))).toEqual([
      ['error', '4:21', 'gather', expect.stringMatching(/^static assertion failed: coroutines can't be copied/)],
    ]);
  });

  test('stands at the #include when the header itself is broken', () => {
    const output =
      'In file included from /work/main.cpp:2:\nIn file included from /include/a.hpp:7:\n' +
      '/sysroot/include/c++/v1/__b/c.h:3:4: error: unknown\n';
    const text = diagnosed('\n  #include <a.hpp>\n', output);
    expect(outline(text)).toEqual([['error', '2:3', '#include <a.hpp>', 'unknown']]);
    expect(text.diagnostics[0]?.notes[0]?.place).toBe('<__b/c.h>:3');
  });

  test('is not lost without any place', () => {
    expect(outline(diagnosed('int a;\n', "error: unable to handle compilation\n"))).toEqual([
      ['error', '1:1', 'int a;', 'unable to handle compilation'],
    ]);
  });
});

describe('messages', () => {
  test('are told of macros, with line breaks and what belongs to them', () => {
    const text = recorded('line-break');
    expect(outline(text)).toEqual([
      ['error', '2:15', 'sizeof(int) == 8', "static assertion failed due to requirement 'sizeof(int) == 8': one\ntwo"],
      ['error', '3:18', 'TWICE(1)', "use of undeclared identifier 'y'"],
    ]);
    const notes = text.diagnostics.flatMap(({ notes }) => notes);
    expect(notes.map(({ place, range, message }) => [place, text.at(range), message])).toEqual([
      [2, 'sizeof(int) == 8', "expression evaluates to '4 == 8'"],
      [1, 'y', "expanded from macro 'TWICE'"],
    ]);
  });

  test('name the option of a warning', () => {
    expect(recorded('assignment').diagnostics[0]?.option).toBe('parentheses');
  });

  test('are without the one that there are too many', () => {
    expect(outline(recorded('too-many')).map(([, place]) => place)).toEqual(['1:9', '2:9']);
  });

  test('may be fatal', () => {
    expect(outline(recorded('missing-file'))).toEqual([['error', '2:10', '"tasks.hpp"', "'tasks.hpp' file not found"]]);
  });

  test('there are none of a source that is right', () => {
    expect(diagnosed('int main() {}\n', '').diagnostics).toEqual([]);
  });
});
