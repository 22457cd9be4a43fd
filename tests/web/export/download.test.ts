import { expect, it } from 'vitest';
import { exportFileName } from '../../../web/export/download.ts';

it.each([
  ['say_after_gather', 'json', 'coroscope-say_after_gather.json'],
  [undefined, 'txt', 'coroscope-program.txt'],
  ['../my program', 'svg', 'coroscope-my_program.svg'],
  ['…', 'png', 'coroscope-program.png'],
] as const)('names the file of %s as %s', (example, kind, name) => {
  expect(exportFileName(example, kind)).toBe(name);
});
