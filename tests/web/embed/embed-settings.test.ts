import { expect, test } from 'vitest';
import { parsePanes, parseSpeed, parseTheme } from '../../../web/embed/embed-settings.ts';

test.each([
  ['editor terminal timeline', ['editor', 'terminal', 'timeline']],
  ['timeline, Editor', ['editor', 'timeline']],
  ['terminal', ['terminal']],
  ['', ['editor', 'terminal']],
  ['nonsense', ['editor', 'terminal']],
])('panes="%s"', (text, panes) => {
  expect([...parsePanes(text)]).toEqual(panes);
});

test.each([
  ['0.5', 0.5],
  ['2x', 2],
  [' 10× ', 10],
  ['Instant', Infinity],
  ['', 1],
  ['0', 1],
  ['-2', 1],
  ['1e9', 1],
])('speed="%s"', (text, speed) => {
  expect(parseSpeed(text)).toBe(speed);
});

test.each([
  ['light', 'light'],
  ['DARK', 'dark'],
  ['auto', 'auto'],
  ['blue', 'auto'],
])('theme="%s"', (text, theme) => {
  expect(parseTheme(text)).toBe(theme);
});
