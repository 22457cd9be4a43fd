import { describe, expect, test } from 'vitest';
import { ControlFilter } from '../../web/terminal/control-filter.ts';

const filter = (...writes: string[]) => {
  const controls = new ControlFilter();
  return writes.map((write) => controls.filter(write)).join('');
};

describe('ControlFilter', () => {
  test('lets text, tabs, line ends and colours through', () => {
    const text = 'a\tb\r\n\x1b[1;32mgreen\x1b[0m ünïcödé 🍔';
    expect(filter(text)).toBe(text);
  });

  test.each([
    ['clear screen', '\x1b[2J'],
    ['cursor home', '\x1b[H'],
    ['private mode', '\x1b[?25l'],
    ['title ended by BEL', '\x1b]0;title\x07'],
    ['title ended by ST', '\x1b]0;title\x1b\\'],
    ['device control string', '\x1bPq#0\x1b\\'],
    ['full reset', '\x1bc'],
    ['character set', '\x1b(0'],
    ['bell and backspace', '\x07\x08'],
    ['one-byte CSI', '\x9b'],
  ])('drops: %s', (_, sequence) => {
    expect(filter(`a${sequence}b`)).toBe('ab');
  });

  test('knows a sequence that two writes cut', () => {
    expect(filter('a\x1b[3', '1mb')).toBe('a\x1b[31mb');
    expect(filter('a\x1b[', '2Jb')).toBe('ab');
    expect(filter('a\x1b', ']0;ti', 'tle\x07b')).toBe('ab');
  });

  test('an unfinished title ends with its line', () => {
    expect(filter('a\x1b]0;title\nb')).toBe('a\nb');
  });
});
