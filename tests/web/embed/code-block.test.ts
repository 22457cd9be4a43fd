import { expect, test } from 'vitest';
import { plainBlock } from '../../../web/embed/code-block.ts';

test('the indentation that all lines have is not part of the source', () => {
  expect(plainBlock('\n    int main() {\n      return 0;\n\n    }\n  ')).toBe('int main() {\n  return 0;\n\n}');
});

test('a first line right behind the tag counts as any other', () => {
  expect(plainBlock('int main() {\n  return 0;\n}\n')).toBe('int main() {\n  return 0;\n}');
});

test('tabs and blanks are indentation only where all lines have the same', () => {
  expect(plainBlock('\tone\n\t\ttwo')).toBe('one\n\ttwo');
  expect(plainBlock('\tone\n  two')).toBe('\tone\n  two');
});

test('blanks at the ends of lines and blank lines around are left out', () => {
  expect(plainBlock('\r\n\r\n  one  \r\n   \r\n  two\r\n\r\n')).toBe('one\n\ntwo');
});

test('an empty block is empty', () => {
  expect(plainBlock('  \n ')).toBe('');
});
