import { describe, expect, test } from 'vitest';
import type { BuildResult } from '../../web/compiler/messages.ts';
import { AnsiWriter } from '../../web/terminal/ansi-writer.ts';
import { buildText } from '../../web/terminal/build-text.ts';
import { Transcript } from '../../web/terminal/transcript.ts';
import { diagnosed, recorded, type Recorded } from './recorded-output.ts';

const plain = (text: string) => text.replace(/\x1b\[[\d;:]*[mGKJ]/g, '');
/** As the terminal shows it, with `«` and `»` around what is underlined. */
const shown = (text: string) => plain(text.replace(/\x1b\[4:[35]m/g, '«').replaceAll('\x1b[24m', '»')).split('\r\n');

const rejected = ({ diagnostics }: Recorded): BuildResult => ({ kind: 'rejected', diagnostics });

function rows(result: BuildResult, source: string, columns = 100): string[] {
  return shown(new AnsiWriter(columns).write(buildText(result, source)));
}

function errorAt(source: string, line: number, column: number, to: number) {
  return diagnosed(source, `/work/main.cpp:${line}:${column}:{${line}:${column}-${line}:${to}}: error: wrong\n`);
}

describe('a rejected build', () => {
  test('tells line, message, the line with its part underlined, and advice', () => {
    const text = recorded('operands');
    expect(rows(rejected(text), text.source).slice(0, 8)).toEqual([
      "× line 7: invalid operands to binary expression ('asyncio::Coro<int>' and 'int')",
      '    int sum = «a + 1»;',
      '  → This is a coroutine that has not run yet, not its result: write co_await before the call.',
      '',
      "× line 9: no member named 'closed' in 'asyncio::Coro<int>'",
      '    a.«closed»();',
      '',
      "× line 10: no viable conversion from 'asyncio::Coro<int>' to 'int'",
    ]);
  });

  test('tells errors before warnings, and which is which', () => {
    const text = recorded('operands');
    const output = rows(rejected(text), text.source).filter((row) => /^[×▲]/.test(row));
    expect(output.map((row) => row.slice(0, 19))).toEqual([
      '× line 7: invalid o',
      '× line 9: no member',
      '× line 10: no viabl',
      '▲ line 11: warning:',
    ]);
  });

  test('underlines letters, not columns, after tabs, umlauts and emoji', () => {
    const text = recorded('letters');
    expect(rows(rejected(text), text.source)[1]).toBe(
      '    std::string grüße = "😀"; auto länge = «grüse».size()',
    );
    expect(rows(rejected(errorAt('\tint\tx;\n', 1, 6, 7)), '\tint\tx;\n')[1]).toBe('    int «x»;');
    expect(rows(rejected(errorAt('  int\tx;\n', 1, 7, 8)), '  int\tx;\n')[1]).toBe('    int   «x»;');
  });

  test('shows the part of a long line that is meant, in one row', () => {
    const source = `int ${'a'.repeat(60)} = ${'😀'.repeat(30)}bad + ${'b'.repeat(60)};\n`;
    const from = 1 + 67 + 30 * 4;
    const [, row = ''] = rows(rejected(errorAt(source, 1, from, from + 3)), source, 40);
    expect(row).toBe(`    …😀😀😀😀😀😀«bad» + ${'b'.repeat(16)}…`);
  });

  test('lets what is in the source do nothing to the terminal', () => {
    const source = 'int \x1b[2Jx;\n';
    expect(rows(rejected(errorAt(source, 1, 9, 10)), source)[1]).toBe('    int \ufffd[2J«x»;');
  });

  test('marks the place behind the end of a line', () => {
    const text = diagnosed('int a;\n', '/work/main.cpp:2:1: error: more\n');
    expect(rows(rejected(text), text.source).slice(0, 2)).toEqual(['× line 2: more', '    « ']);
  });

  test('keeps a long message right of its mark', () => {
    const text = recorded('operands');
    expect(rows(rejected(text), text.source, 40).slice(0, 3)).toEqual([
      '× line 7: invalid operands to binary ',
      "  expression ('asyncio::Coro<int>' and ",
      "  'int')",
    ]);
  });

  test('stops at ten problems and counts the rest', () => {
    const source = 'int a = b;\n'.repeat(13);
    const output = Array.from({ length: 13 }, (_, i) => `/work/main.cpp:${i + 1}:9: error: no b\n`).join('');
    const text = rows(rejected(diagnosed(source, output)), source);
    expect(text.filter((row) => row.startsWith('×'))).toHaveLength(10);
    expect(text.at(-2)).toBe('and 3 more problems');
  });

  test('is read out without marks and columns', () => {
    const text = recorded('operands');
    const transcript = new Transcript();
    transcript.add(buildText(rejected(text), text.source));
    expect(transcript.lines[0]).toMatchObject({
      kind: 'page',
      text:
        "error in line 7: invalid operands to binary expression ('asyncio::Coro<int>' and 'int')\na + 1\n" +
        'This is a coroutine that has not run yet, not its result: write co_await before the call.',
    });
    expect(transcript.programText()).toBe('');
  });
});

describe('the warnings of a program that runs', () => {
  const { diagnostics } = recorded('assignment');
  const built = (warnings: number): BuildResult => ({
    kind: 'built',
    program: {} as WebAssembly.Module,
    diagnostics: Array.from({ length: warnings }, () => diagnostics).flat(),
    times: { compile: 0, link: 0 },
  });

  test('are told whole, in as many rows as that takes', () => {
    expect(rows(built(2), '', 60)).toEqual([
      '▲ line 3: warning: using the result of an assignment as a ',
      '  condition without parentheses',
      '▲ line 3: warning: using the result of an assignment as a ',
      '  condition without parentheses',
      '',
    ]);
  });

  test('leave out what would hide the reason', () => {
    const { diagnostics } = recorded('operands');
    const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
    expect(rows({ ...built(0), diagnostics: warnings } as BuildResult, '', 70)[0]).toContain(
      '▲ line 11: warning: a coroutine does nothing until it is awaited',
    );
  });

  test('are five at most', () => {
    expect(rows(built(6), '', 60).at(-2)).toBe('and 1 more warning');
  });
});

test('what the linker misses is said in words', () => {
  const unlinked: BuildResult = {
    kind: 'unlinked',
    diagnostics: [],
    problems: [{ kind: 'undefined', name: 'fetch(int)' }, { kind: 'no-main' }, { kind: 'other', text: 'out of luck' }],
  };
  expect(rows(unlinked, '')).toEqual([
    '× fetch(int) is declared and used, but defined nowhere',
    '  → Write its body, or look whether its definition has the same name, parameters and namespace.',
    '',
    '× the program has no main',
    '  → A program begins in int main() { … }: with coroutines, it calls asyncio::run(async_main()).',
    '',
    '× out of luck',
    '',
  ]);
});
